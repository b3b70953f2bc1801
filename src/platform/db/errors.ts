import pg from 'pg';
import { AppError, precondition } from '#base';

/** The five-character SQLSTATE of an error of the database, undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  return error instanceof Error && error.cause !== undefined ? sqlState(error.cause) : undefined;
}

const SOCKET = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;

/**
 * Whether the same work may succeed when it is tried again: a lost connection, a conflict with another transaction, a
 * server short of disk, memory or connections. Anything else fails again.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof AppError) return error.reason === 'database-unreachable' || error.reason === 'connection-lost';
  const state = sqlState(error);
  // 08 connection, 40 serialisation and deadlock, 53 resources, 57P operator, 55P03 lock timeout, 25P03 idle timeout.
  if (state !== undefined) return /^(08|40|53|57P|55P03|25P03)/.test(state);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && SOCKET.test(error.code)) return true;
  // `pg` has no code for these two.
  return /^Connection terminated|Client has encountered a connection error/.test(error.message);
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
