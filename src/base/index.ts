export * from './app-error.ts';
export * from './clock.ts';
export * from './dates.ts';
export * from './ids.ts';
export * from './json.ts';
export * from './money.ts';
