import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { internal } from '#base';
import type { Place } from './place.ts';
import { isAlive } from './start-lock.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const LOOK = 10;
/** Recovery after a crash reads at most `max_wal_size` again; an end writes what is in memory. Both take seconds. */
const MOST_LOOKS = 120_000 / LOOK;
const LOOKS_AT_END = 5000 / LOOK;

/** What `postmaster.pid` tells of a living server; a file that a dead one left is removed. */
export async function findPostmaster(place: Place): Promise<Postmaster | undefined> {
  const file = join(place.data, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  if (await isPostgres(pid)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  // Left in place, it would stop the next start when another process has the number by now.
  await rm(file, { force: true });
  return undefined;
}

/** Whether a process of this number runs and is a PostgreSQL. */
export async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  try {
    // A dead process that nobody has collected yet (state Z) still has its name.
    if (process.platform === 'linux')
      return /^\d+ \(postgres\) [^ZX]/.test(await readFile(`/proc/${pid}/stat`, 'utf8'));
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm=']);
    return basename(stdout.trim()).startsWith('postgres');
  } catch {
    return false;
  }
}

/** Waits until the server takes connections. Undefined when it ended instead, also when it was on its way out. */
export async function waitUntilReady(
  place: Place,
  hasEnded: () => boolean | Promise<boolean>,
): Promise<Postmaster | undefined> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const found = await findPostmaster(place);
    if (found?.ready) return found;
    if (await hasEnded()) return undefined;
    await sleep(LOOK);
  }
  throw internal(
    'database-start-slow',
    `PostgreSQL in ${place.folder} is not ready after 2 minutes. See ${place.log}.`,
  );
}

/** Whether the process of a server that takes no connections is gone within a moment. */
export const endsSoon = (pid: number): Promise<boolean> => endsWithin(pid, LOOKS_AT_END);

async function endsWithin(pid: number, most: number): Promise<boolean> {
  for (let looks = 0; looks < most; looks++) {
    if (!(await isPostgres(pid))) return true;
    await sleep(LOOK);
  }
  return false;
}

/** Ends the server in its fast way: connections are cut, everything is written down. */
export async function stopPostmaster(place: Place): Promise<void> {
  const running = await findPostmaster(place);
  if (running === undefined) return;
  process.kill(running.pid, 'SIGINT');
  if (await endsWithin(running.pid, MOST_LOOKS)) return;
  throw internal(
    'database-stop-slow',
    `PostgreSQL in ${place.folder} has not ended after 2 minutes. See ${place.log}.`,
  );
}
