export { type Language, languageOf } from './language.ts';
export type { LinkDeps } from './link-deps.ts';
export { linkPages } from './link-pages.ts';
