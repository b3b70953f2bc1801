import pg from 'pg';
import { internal, precondition } from '#base';
import { Connection, inTransaction } from './connection.ts';
import type { Db, Tx } from './db.ts';
import { isTransient, sqlState, unreachable } from './errors.ts';
import { typeParsers } from './parsers.ts';
import { ServerSession } from './session.ts';

export interface ServerOptions {
  /** The most connections at a time besides sessions; more wait for one to come free. Default 10. */
  readonly connections?: number;
  /** How long a statement waits for a lock, in ms; default: for ever. */
  readonly lockTimeout?: number;
  /** What `pg_stat_activity` shows. */
  readonly name?: string;
}

/** The server frees what a vanished process held: 10 s idle in a transaction, or 25 s without an answer from its host. */
const SETTINGS = {
  idle_in_transaction_session_timeout: '10s',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  client_min_messages: 'warning',
};
const CONNECT_WITHIN = 30_000;

/** A PostgreSQL server (15 or later) by its URL. Connects at the first statement; errors say where it tried. */
export function openServer(url: string, options: ServerOptions = {}): Db {
  const address = addressOf(url);
  const config = configOf(address, options);
  const pool = new pg.Pool({ ...config, max: options.connections ?? 10 });
  const sessions = new Set<ServerSession>();
  // Without a listener, a connection that breaks while nothing runs on it would end the process.
  pool.on('error', nothing);
  pool.on('connect', (client) => client.on('error', nothing));

  async function onConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw pool.ending ? closed(error) : unreachable(error, address);
    });
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      // Whatever the state of the connection, only an answered error of a statement leaves it usable.
      broken = (sqlState(error) === undefined && isTransient(error)) || !isIdle(client);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    query: <Row>(text: string, values?: readonly unknown[]) =>
      onConnection((client) => new Connection(client).query<Row>(text, values)),
    transaction: <T>(work: (tx: Tx) => Promise<T>) => onConnection((client) => inTransaction(client, work)),
    async session() {
      const client = new pg.Client(config);
      const session = new ServerSession(client, () => sessions.delete(session));
      await client.connect().catch((error: unknown) => {
        throw unreachable(error, address);
      });
      sessions.add(session);
      return session;
    },
    async close() {
      await Promise.all([...sessions].map((session) => session.release()));
      if (!pool.ending) await pool.end();
    },
  };
}

function addressOf(url: string): URL {
  try {
    const address = new URL(url);
    if (address.protocol === 'postgres:' || address.protocol === 'postgresql:') return address;
  } catch {
    // Said below, without the text itself: it may hold a password.
  }
  throw precondition(
    'bad-database-url',
    'DATABASE_URL is no PostgreSQL address. Write it as postgres://user:password@host:5432/database.',
  );
}

function configOf(address: URL, { lockTimeout, name }: ServerOptions): pg.ClientConfig {
  const settings = { ...SETTINGS, ...(lockTimeout === undefined ? {} : { lock_timeout: String(lockTimeout) }) };
  const ours = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`);
  const target = new URL(address);
  target.searchParams.set('options', [...ours, address.searchParams.get('options') ?? ''].join(' ').trim());
  return {
    connectionString: target.href,
    application_name: name ?? 'perennial',
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    types: typeParsers,
  };
}

/** After an error inside a transaction the connection must have been rolled back before others may have it. */
function isIdle(client: pg.PoolClient): boolean {
  return client.getTransactionStatus() === 'I';
}

function closed(cause: unknown): Error {
  return internal('database-closed', 'The database has been closed already.', {}, cause);
}

function nothing(): void {}
