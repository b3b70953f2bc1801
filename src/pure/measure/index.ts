export * from './fold.ts';
export * from './series.ts';
export * from './window.ts';
