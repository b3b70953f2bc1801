export * from './retention.ts';
export * from './revenue-bridge.ts';
