export * from './advance.ts';
export * from './advance-context.ts';
export * from './enrollment.ts';
export * from './enter.ts';
