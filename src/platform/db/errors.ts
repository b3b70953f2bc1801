import pg from 'pg';
import { AppError, precondition } from '#base';

/** The five-character SQLSTATE of an error of the database, undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  return error instanceof Error && error.cause !== undefined ? sqlState(error.cause) : undefined;
}

const SOCKET = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;

/**
 * Beginnings of SQLSTATEs after which the same work may succeed when it is tried again
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const TRANSIENT = [
  '08', // connection
  '40', // serialisation and deadlock
  '53', // disk, memory, connections
  '57P', // ended or cut by the operator, starting, stopping
  '58', // the disk or a file of the server can't be read or written
  '55P03', // a lock did not come in time
  '25P03', // idle in a transaction for too long
  '25P04', // a transaction took too long
  '25006', // read-only: the server became a standby
];
const CANCELED = '57014';
const INTERNAL = 'XX000';
const DISK_FULL = '53100';
/** PostgreSQL knows "no space left" by a state of its own; a quota and a largest file it does not. */
const NO_ROOM = /No space left on device|Disk quota exceeded|File too large/;

/**
 * Whether the same work may succeed when it is tried again: a lost connection, a conflict with another transaction, a
 * server short of disk, memory or connections. Anything else fails again; damaged data (XX001, XX002) is such.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof AppError) return error.reason === 'database-unreachable' || error.reason === 'connection-lost';
  const state = sqlState(error);
  // A statement that somebody cancels is tried again; one that takes too long does so again.
  if (state === CANCELED) return /user request/.test(messageOf(error));
  if (state !== undefined) return TRANSIENT.some((known) => state.startsWith(known)) || isDiskFull(error);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && SOCKET.test(error.code)) return true;
  // `pg` has no code for these.
  return /^Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
    error.message,
  );
}

/** Whether the disk of the database is full, or what is allowed of it. */
export function isDiskFull(error: unknown): boolean {
  const state = sqlState(error);
  return state === DISK_FULL || (state === INTERNAL && NO_ROOM.test(messageOf(error)));
}

/** What an error says to a person: of one of the database also on which row and table. */
export function errorText(error: unknown): string {
  if (!(error instanceof pg.DatabaseError)) return messageOf(error);
  const { message, detail, table } = error;
  const more = [...(detail === undefined ? [] : [detail]), ...(table === undefined ? [] : [`table ${table}`])];
  return more.length === 0 ? message : `${message} (${more.join('; ')})`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const STARTING = '57P03';
const NO_DATABASE = '3D000';
const WRONG_PASSWORD = /^28/;

/** What keeps us from connecting, told with the address (never the password) and the way out. */
export function unreachable(error: unknown, url: URL): AppError {
  const where = `${url.hostname || 'localhost'}:${url.port || '5432'}${url.pathname}`;
  const state = sqlState(error);
  const why =
    error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
  let advice = 'Check that the server runs and that DATABASE_URL names it.';
  if (state === STARTING) advice = 'It is starting or stopping; try again in a moment.';
  if (state === NO_DATABASE) advice = 'Create the database, or name another one in DATABASE_URL.';
  if (state !== undefined && WRONG_PASSWORD.test(state)) advice = 'Check the user and the password in DATABASE_URL.';
  return precondition(
    'database-unreachable',
    `No connection to PostgreSQL at ${where}: ${why}. ${advice}`,
    { where },
    error,
  );
}
