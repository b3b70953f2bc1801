import type { Log } from '#platform/log';
import type { Session } from '../db.ts';
import { isTransient, sqlState } from '../errors.ts';
import { openServer } from '../server.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { diskFull, ensureCluster } from './cluster.ts';
import { type Access, openPlace, type Place } from './place.ts';
import { endsSoon, findPostmaster, isPostgres, type Postmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';
import { type Settings, startPostmaster } from './start.ts';
import { withStartLock } from './start-lock.ts';

export interface Embedded {
  /** For `openServer`. */
  readonly url: string;
  /** Whether the server was running already: left by a process that was killed, or in use by another one. */
  readonly adopted: boolean;
  /** Called once when the server has gone without our doing. */
  onLost(lost: (error: Error) => void): void;
  /** The last process that uses the server ends it (fast shutdown); any other just lets go. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Another installation of PostgreSQL than the one that came with us. */
  readonly binaries?: Binaries;
  /** Settings of PostgreSQL that go over ours. */
  readonly settings?: Settings;
}

const DATABASE = 'perennial';
const DISK_FULL = '53100';
/** Each process that uses the server keeps one connection of this name, by which the others know. */
const HOLDER = 'perennial-holder';

/**
 * A real PostgreSQL with its data in `dataFolder`: made at the first start, found and adopted when one is running.
 * Errors tell what to do: folder closed or of another version, disk full, no binaries for this system.
 */
export async function openEmbedded(dataFolder: string, log: Log, options: EmbeddedOptions = {}): Promise<Embedded> {
  const place = await openPlace(dataFolder);
  return withStartLock(place.folder, async () => {
    const binaries = options.binaries ?? (await findBinaries(place.runAs));
    const access = await ensureCluster(place, binaries);
    const found = await adopt(place, access);
    const adopted = found !== undefined;
    const { holder, port, pid } = found ?? (await start(place, binaries, access, options.settings ?? {}));
    log.debug({ port, pid, adopted, data: place.data }, adopted ? 'PostgreSQL was running' : 'PostgreSQL started');
    return {
      url: urlOf(access, port, DATABASE),
      adopted,
      onLost: (lost) => holder.onLost(lost),
      stop: () => letGo(place, holder, log),
    };
  });
}

interface Held extends Pick<Postmaster, 'port' | 'pid'> {
  readonly holder: Session;
}

/** The server that is running; undefined where none is, or one that is on its way out. */
async function adopt(place: Place, access: Access): Promise<Held | undefined> {
  const running = await findPostmaster(place);
  // One that is on its way out ends instead of getting ready.
  const ready = running && (await waitUntilReady(place, async () => !(await isPostgres(running.pid))));
  if (ready === undefined) return undefined;
  const { port, pid } = ready;
  try {
    return { holder: await hold(urlOf(access, port, 'postgres')), port, pid };
  } catch (error) {
    // Who was killed a moment ago is still there, and takes no connections.
    if (isTransient(error) && (await endsSoon(pid))) return undefined;
    throw orDiskFull(place, error);
  }
}

async function start(place: Place, binaries: Binaries, access: Access, settings: Settings): Promise<Held> {
  const { port, pid } = await startPostmaster(place, binaries, access, settings);
  try {
    return { holder: await hold(urlOf(access, port, 'postgres')), port, pid };
  } catch (error) {
    // What we started and cannot use shall not stay behind.
    await stopPostmaster(place);
    throw orDiskFull(place, error);
  }
}

const orDiskFull = (place: Place, error: unknown): unknown =>
  sqlState(error) === DISK_FULL ? diskFull(place, String(error)) : error;

function urlOf({ user, password }: Access, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function hold(url: string): Promise<Session> {
  const holder = await openServer(url, { name: HOLDER }).session();
  try {
    const [there] = await holder.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (there === undefined) await holder.query(`create database ${DATABASE}`);
    return holder;
  } catch (error) {
    await holder.release();
    throw error;
  }
}

async function letGo(place: Place, holder: Session, log: Log): Promise<void> {
  await withStartLock(place.folder, async () => {
    const others = await holder
      .query<{ others: number }>(
        'select count(*) as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
        [HOLDER],
      )
      // It has gone already.
      .catch(() => [{ others: 0 }]);
    await holder.release().catch(() => undefined);
    if ((others[0]?.others ?? 0) > 0) return;
    await stopPostmaster(place);
    log.debug({ data: place.data }, 'PostgreSQL stopped');
  });
}
