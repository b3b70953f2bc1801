export * from './asks-for-signals.ts';
export * from './grade.ts';
export * from './signal.ts';
export * from './signal-times.ts';
