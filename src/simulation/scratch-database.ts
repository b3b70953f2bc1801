import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, migrate, openEmbedded, openServer } from '#platform/db';
import { quietLog } from '#platform/log';
import { withScratchSchema } from './scratch-schema-store.ts';

/** What a power cut would take is made again by the same seed. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', shared_buffers: '256MB', autovacuum_naptime: '60s' };
const CONNECTIONS = 6;

export interface ScratchPlace {
  /** Where migrations are. */
  readonly migrations: string;
  /** A server on which a schema of its own is made; absent: an embedded PostgreSQL in a folder of its own. */
  readonly url?: string;
}

/** A migrated, empty database for as long as `work` takes; nothing of it is left. */
export async function withScratchDatabase<T>(place: ScratchPlace, work: (db: Db) => Promise<T>): Promise<T> {
  return place.url === undefined ? inFolder(place, work) : inSchema(place.url, place, work);
}

async function inFolder<T>(place: ScratchPlace, work: (db: Db) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-simulation-'));
  try {
    const embedded = await openEmbedded(folder, quietLog(), { settings: SETTINGS });
    try {
      return await onDatabase(embedded.url, place, work);
    } finally {
      await embedded.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inSchema<T>(url: string, place: ScratchPlace, work: (db: Db) => Promise<T>): Promise<T> {
  const schema = `perennial_simulation_${randomUUID().slice(0, 8)}`;
  return withScratchSchema(url, schema, (own) => onDatabase(own, place, work));
}

async function onDatabase<T>(url: string, { migrations }: ScratchPlace, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openServer(url, { connections: CONNECTIONS, name: 'perennial-simulation' });
  try {
    await migrate(db, migrations);
    return await work(db);
  } finally {
    await db.close();
  }
}
