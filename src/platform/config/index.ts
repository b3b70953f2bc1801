export { type Config, readConfig } from './config.ts';
export { type Service, UNNAMED_COMPANY } from './variables.ts';
