export { acceptClock } from './accept-clock.ts';
export { type DatabaseClock, databaseClock } from './database-clock.ts';
export { type ClockJump, readClockJump } from './jump-store.ts';
export { keepShift } from './shift-store.ts';
