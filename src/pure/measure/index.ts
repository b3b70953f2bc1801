export * from './fold.ts';
export { daysText, type MonthRow, storedMonth } from './month.ts';
export * from './series.ts';
export * from './window.ts';
