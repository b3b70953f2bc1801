import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Db, openServer } from '#platform/db';
import type { Home } from '../e2e/home.ts';

/** The database of a product that runs or has run, past all its doors. */
export async function databaseOf({ environment, folder }: Pick<Home, 'environment' | 'folder'>): Promise<Db> {
  if (folder === undefined) return openServer(environment.DATABASE_URL ?? '', { connections: 1 });
  const { port, user, password } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8')) as {
    port: number;
    user: string;
    password: string;
  };
  return openServer(`postgres://${user}:${password}@127.0.0.1:${port}/perennial`, { connections: 1 });
}
