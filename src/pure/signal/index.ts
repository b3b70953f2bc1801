export * from './grade.ts';
export * from './signal.ts';
