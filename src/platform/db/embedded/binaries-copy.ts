import { execFile } from 'node:child_process';
import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { precondition } from '#base';
import { makeLinks } from './library-links.ts';
import type { RunAs } from './run-as.ts';

/**
 * Copies the installation once to `<tmp>/perennial-pg-<version>`, ours and for all to read and run: the folder we are
 * installed in may be closed to the user that PostgreSQL runs as. Answers with the copy's folder.
 */
export async function copyForOthers(native: string, version: string, runAs: RunAs | undefined): Promise<string> {
  const us = process.getuid?.() ?? 0;
  const name = us === 0 ? `perennial-pg-${version}` : `perennial-pg-${version}-${us}`;
  const tried: string[] = [];
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const folder = join(parent, name);
    if (!(await isOpenToAll(parent))) tried.push(`${parent} is closed to other users`);
    else if (await isComplete(native, folder, us)) return folder;
    else {
      await makeCopy(native, parent, folder, us);
      const failure = await tryToRun(folder, runAs);
      if (failure === undefined) return folder;
      tried.push(failure);
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw precondition(
    'no-place-for-postgres',
    `The embedded PostgreSQL needs a temporary folder from which every user may run programs: ${tried.join('; ')}. ` +
      'Set TMPDIR to such a folder.',
  );
}

async function isOpenToAll(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || (found.mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** Cleaners of temporary folders take single old files away, so each is looked for. */
async function isComplete(native: string, folder: string, us: number): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return false;
  if (!found.isDirectory() || found.uid !== us || (found.mode & 0o022) !== 0)
    throw precondition(
      'foreign-folder',
      `${folder} was not made by us (user ${found.uid}, mode ${(found.mode & 0o777).toString(8)}), and what lies in it ` +
        'would be run. Delete it and start again.',
    );
  const there = new Set(await readdir(folder, { recursive: true }));
  return (await filesOf(native)).every((file) => there.has(file));
}

async function filesOf(native: string): Promise<string[]> {
  const all = await readdir(native, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.a') && !entry.name.endsWith('.pc'))
    .map((entry) => join(entry.parentPath, entry.name).slice(native.length + 1));
}

async function makeCopy(native: string, parent: string, folder: string, us: number): Promise<void> {
  const fresh = await mkdtemp(join(parent, 'perennial-pg-'));
  for (const file of await filesOf(native)) {
    const path = join(fresh, file);
    await mkdir(dirname(path), { recursive: true, mode: 0o755 });
    await copyFile(join(native, file), path);
  }
  await makeLinks(native, fresh);
  // The process's umask may have taken these rights away.
  for (const entry of await readdir(fresh, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  await chmod(fresh, 0o755);
  // An incomplete one moves aside first: a folder cannot be renamed over one that is not empty.
  const old = `${fresh}-old`;
  await rename(folder, old).catch(ignore);
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process was faster.
    if (!(await isComplete(native, folder, us))) throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function tryToRun(folder: string, runAs: RunAs | undefined): Promise<string | undefined> {
  try {
    await promisify(execFile)(join(folder, 'bin', 'postgres'), ['--version'], { cwd: '/', env: {}, ...runAs });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

function ignore(): void {}
