import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { precondition } from '#base';
import { chooseRunAs, type RunAs } from './run-as.ts';

/** Where an embedded database lives: its data, its log, and the file with the key to it, in one folder. */
export interface Place {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly access: string;
  readonly runAs: RunAs | undefined;
}

/** How to get in. The port is the last one used; `postmaster.pid` tells the one in use. */
export interface Access {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** Makes the folder, closed to other users, where it is missing. */
export async function openPlace(dataFolder: string): Promise<Place> {
  const folder = resolve(dataFolder);
  const data = join(folder, 'postgres');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return { folder, data, log: `${data}.log`, access: `${data}.json`, runAs: await chooseRunAs(data) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw precondition(
      'data-folder-closed',
      `The data folder ${folder} cannot be used: ${error.message}. Set DATA to a folder that is yours.`,
      { folder },
      error,
    );
  }
}

export async function readAccess(place: Place): Promise<Access | undefined> {
  const text = await readFile(place.access, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw precondition(
      'data-folder-closed',
      `${place.access} cannot be read: ${error.message}. Start Perennial as the user who made it.`,
      {},
      error,
    );
  });
  return text === undefined ? undefined : (JSON.parse(text) as Access);
}

export async function writeAccess(place: Place, access: Access): Promise<void> {
  const fresh = `${place.access}.new`;
  await writeFile(fresh, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  await chmod(fresh, 0o600);
  await rename(fresh, place.access);
}
