import { open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { startFailure } from './cluster.ts';
import { type Access, type Place, writeAccess } from './place.ts';
import { type Postmaster, waitUntilReady } from './postmaster.ts';
import { spawnPostgres } from './spawn.ts';

export type Settings = Readonly<Record<string, string>>;

/** Given at each start, so that a newer version's settings reach data that an older one made. */
const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  synchronous_commit: 'on',
  // No standby reads our log of changes, so it need not carry what one would want.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '15s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  max_logical_replication_workers: '0',
};
const LOG_KEPT = 10 * 1024 * 1024;
const TRIES = 3;
const WAIT = 250;
const MOST_WAITS = 80;

/** Starts the server on a free port, the last one where it is still free. `settings` go over our own. */
export async function startPostmaster(
  place: Place,
  binaries: Binaries,
  access: Access,
  settings: Settings,
): Promise<Postmaster> {
  const size = (await stat(place.log).catch(() => undefined))?.size ?? 0;
  if (size > LOG_KEPT) await rename(place.log, `${place.log}.1`);
  for (let tries = 1; ; tries++) {
    const port = await freePort(tries === 1 ? access.port : 0);
    if (port !== access.port) await writeAccess(place, { ...access, port });
    const result = await startAfterOthers(place, binaries, { ...SETTINGS, ...settings, port: String(port) });
    if (typeof result !== 'string') return result;
    const taken = /could not bind|could not create any TCP\/IP sockets/.test(result);
    if (!taken || tries === TRIES) throw startFailure(result, place);
  }
}

/** Those who worked for a server that was killed see that it is gone, and end. */
async function startAfterOthers(place: Place, binaries: Binaries, settings: Settings): Promise<Postmaster | string> {
  for (let waits = 0; ; waits++) {
    const result = await startOn(place, binaries, settings);
    const isHeld = typeof result === 'string' && /pre-existing shared memory block/.test(result);
    if (!isHeld || waits === MOST_WAITS) return result;
    await sleep(WAIT);
  }
}

async function startOn(place: Place, binaries: Binaries, settings: Settings): Promise<Postmaster | string> {
  const log = await open(place.log, 'a+', 0o600);
  const before = (await log.stat()).size;
  try {
    let ended = false;
    const child = spawnPostgres({
      program: 'postgres',
      binaries,
      runAs: place.runAs,
      data: place.data,
      arguments: () => Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      output: log.fd,
    });
    let failure = '';
    child.on('error', (error) => {
      failure = error.message;
      ended = true;
    });
    child.on('exit', () => {
      ended = true;
    });
    // It outlives us when we are killed; the next start adopts it.
    child.unref();
    const running = await waitUntilReady(place, () => ended);
    if (running !== undefined) return running;
    const said = Buffer.alloc(64 * 1024);
    const { bytesRead } = await log.read(said, 0, said.length, before);
    return `${failure}${said.toString('utf8', 0, bytesRead)}`;
  } finally {
    await log.close();
  }
}

/** `wanted` when nobody listens on it, else one that the system gives. */
async function freePort(wanted: number): Promise<number> {
  const port = await new Promise<number>((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(0));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  return port === 0 && wanted !== 0 ? freePort(0) : port;
}
