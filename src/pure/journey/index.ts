export * from './advance.ts';
export * from './enrollment.ts';
export * from './enter.ts';
