import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOM = 2 ** 31;

/** Memory where there is plenty of it: databases are copied there in a tenth of the time. */
async function scratchParent(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined);
  return memory !== undefined && memory.bavail * memory.bsize > ROOM ? '/dev/shm' : tmpdir();
}

/** A new folder for a database of a test; its name tells whose it is. */
export async function scratchFolder(name: string): Promise<string> {
  return mkdtemp(join(await scratchParent(), `perennial-${name}-${process.pid}-`));
}

/** Folders of this name whose process was killed; they are given to `clear` and removed. */
export async function clearAbandoned(name: string, clear: (folder: string) => Promise<void>): Promise<void> {
  const parent = await scratchParent();
  for (const entry of await readdir(parent)) {
    const pid = Number(new RegExp(`^perennial-${name}-(\\d+)-`).exec(entry)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    await clear(join(parent, entry)).catch(() => undefined);
    await rm(join(parent, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
