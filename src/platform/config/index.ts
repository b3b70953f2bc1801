export { type Config, readConfig } from './config.ts';
export type { Service } from './variables.ts';
