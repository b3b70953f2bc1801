export { type DatabaseClock, databaseClock } from './database-clock.ts';
