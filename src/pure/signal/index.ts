export * from './grade.ts';
export * from './signal.ts';
export * from './signal-times.ts';
