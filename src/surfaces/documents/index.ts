export { type DocumentDeps, documentPages } from './document-pages.ts';
