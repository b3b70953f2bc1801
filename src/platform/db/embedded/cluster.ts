import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { internal, precondition } from '#base';
import type { Binaries } from './binaries.ts';
import { type Access, type Place, readAccess, writeAccess } from './place.ts';
import { spawnPostgres } from './spawn.ts';

const USER = 'perennial';

/** Finds the database's files, or makes them at the first start. Answers with the way in. */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<Access> {
  const version = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw precondition('data-folder-closed', `${place.data} cannot be read: ${error.message}. Start as its owner.`);
  });
  if (version === undefined) return makeCluster(place, binaries);
  if (Number(version) !== binaries.major)
    throw precondition(
      'data-of-another-version',
      `${place.data} was made by PostgreSQL ${version.trim()}; this version of Perennial brings ${binaries.major}. ` +
        'Start the version of Perennial that made it, write its content out with pg_dump, and read that into a new folder.',
      { found: version.trim(), ours: binaries.major },
    );
  const access = await readAccess(place);
  if (access !== undefined) return access;
  throw precondition(
    'password-lost',
    `${place.access}, which holds the password of the database in ${place.data}, is gone. Put it back from a backup.`,
  );
}

/** Made aside and renamed when complete: what an interrupted first start leaves is thrown away by the next. */
async function makeCluster(place: Place, binaries: Binaries): Promise<Access> {
  const fresh = `${place.data}.new`;
  const passwordFile = `${place.data}.password`;
  const access = { port: 0, user: USER, password: randomBytes(24).toString('base64url') };
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, access.password, { mode: 0o600 });
  if (place.runAs !== undefined)
    for (const path of [fresh, passwordFile]) await chown(path, place.runAs.uid, place.runAs.gid);
  await chmod(fresh, 0o700);
  try {
    await initdb(place, binaries, fresh, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeAccess(place, access);
  await rename(fresh, place.data);
  return access;
}

async function initdb(place: Place, binaries: Binaries, data: string, passwordFile: string): Promise<void> {
  // The same order and the same case rules on every machine, where the version has them built in.
  const locale = binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const child = spawnPostgres({
    program: 'initdb',
    binaries,
    runAs: place.runAs,
    data,
    files: [passwordFile],
    arguments: (password) => [
      `--username=${USER}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...locale,
    ],
    output: 'pipe',
  });
  const said = Promise.all([child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream))));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw startFailure((await said).join('\n'), place);
}

/** What PostgreSQL said when it would not start, as something to act on. */
export function startFailure(output: string, place: Place): Error {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(place, output);
  if (/could not (map anonymous|create) shared memory|Cannot allocate memory/.test(output))
    return precondition('out-of-memory', 'PostgreSQL needs 256 MB of shared memory and did not get it. Free some.', {
      output,
    });
  const last = output.trim().split('\n').slice(-5).join('\n');
  return internal('database-start-failed', `PostgreSQL did not start in ${place.folder}. It said:\n${last}`, {
    output,
  });
}

export function diskFull(place: Place, output: string): Error {
  return precondition('disk-full', `The disk of ${place.folder} is full. Make room and start again.`, { output });
}
