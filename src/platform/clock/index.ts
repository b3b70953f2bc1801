export { type DatabaseClock, databaseClock } from './database-clock.ts';
export { keepShift } from './shift-store.ts';
