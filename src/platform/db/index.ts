export * from './db.ts';
export { type Embedded, type EmbeddedOptions, openEmbedded } from './embedded/embedded.ts';
export { errorText, isDiskFull, isTransient, sqlState } from './errors.ts';
export { type Column, column, manyRows } from './many-rows.ts';
export { migrate } from './migrate.ts';
export { ensureEventMonths } from './months.ts';
export { underSavepoint } from './savepoint.ts';
export { openServer, type ServerOptions } from './server.ts';
export { databaseTime } from './time.ts';
