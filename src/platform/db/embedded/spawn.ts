import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { RunAs } from './run-as.ts';

export interface Run {
  readonly program: 'initdb' | 'postgres';
  readonly binaries: Binaries;
  readonly runAs: RunAs | undefined;
  /** The data, handed over open: the user it runs as may not be allowed through the folders above it. */
  readonly data: string;
  /** What else it reads, open too; `arguments` is told under which path each is seen. */
  readonly files?: readonly string[];
  readonly arguments: (...files: string[]) => readonly string[];
  readonly output: 'pipe' | number;
}

/** Starts a program of PostgreSQL in its own session, so that Ctrl-C in our terminal reaches us alone. */
export function spawnPostgres(run: Run): ChildProcess {
  const paths = [run.data, ...(run.files ?? [])];
  // Only Linux can name an open file by its number, and only a change of user needs it.
  const handOver = run.runAs !== undefined && process.platform === 'linux';
  const opened = handOver ? paths.map((path) => openSync(path, 'r')) : [];
  const [data, ...files] = handOver ? paths.map((_, i) => `/proc/self/fd/${i + 3}`) : paths;
  const stdio: StdioOptions = ['ignore', run.output, run.output, ...opened];
  try {
    return spawn(join(run.binaries.folder, 'bin', run.program), ['-D', data ?? '', ...run.arguments(...files)], {
      ...run.runAs,
      cwd: '/',
      detached: true,
      // Nothing of our environment: PG… variables would change it, and secrets are none of its business.
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stdio,
    });
  } finally {
    for (const file of opened) closeSync(file);
  }
}
