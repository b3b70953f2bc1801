import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openEmbedded, openServer } from '#platform/db';
import { quietLog } from '#platform/log';
// For the declaration of what the setup provides.
import type {} from '../database-setup.ts';
import { clearAbandoned, scratchFolder } from '../scratch-folder.ts';

/** Where a product of a test lives: a data folder of its own, or an empty database on the server of the run. */
export interface Home {
  /** DATA or DATABASE_URL. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the embedded database; undefined on a server, which other tests share. */
  readonly folder: string | undefined;
  readonly port: number;
  /** The PostgreSQL that runs in the folder, by its `postmaster.pid`; undefined: none does. */
  postmaster(): number | undefined;
  leave(): Promise<void>;
}

/** On a server when the run was given one (TEST_DATABASE_URL, TEST_POSTGRES), else embedded, as `npm start` has it. */
export async function openHome(): Promise<Home> {
  const isGiven = (process.env.TEST_DATABASE_URL ?? process.env.TEST_POSTGRES) !== undefined;
  return isGiven ? onServer(await freePort()) : openEmbeddedHome();
}

/** One whose PostgreSQL is ours to stop, kill and starve; in `folder`, else in one of its own. */
export async function openEmbeddedHome(given?: string): Promise<Home & { readonly folder: string }> {
  // What a killed run left still has its PostgreSQL.
  await clearAbandoned('e2e', async (folder) => (await openEmbedded(folder, quietLog())).stop());
  const port = await freePort();
  const folder = given ?? (await scratchFolder('e2e'));
  const postmaster = (): number | undefined => {
    const pid = Number(textOf(join(folder, 'postgres/postmaster.pid')).split('\n')[0]);
    // A dead process that nobody has collected yet (state Z) still has its number.
    return pid > 0 && /^\d+ \(postgres\) [^ZX]/.test(textOf(`/proc/${pid}/stat`)) ? pid : undefined;
  };
  return {
    environment: { DATA: folder },
    folder,
    port,
    postmaster,
    async leave() {
      if (postmaster() !== undefined) await (await openEmbedded(folder, quietLog())).stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let made = 0;

async function onServer(port: number): Promise<Home> {
  const name = `perennial_e2e_${process.pid}_${made++}`;
  const url = new URL(inject('template').url);
  const admin = openServer(url.href, { connections: 1 });
  await admin.query(`create database ${name} template template0`);
  url.pathname = name;
  return {
    environment: { DATABASE_URL: url.href },
    folder: undefined,
    port,
    postmaster: () => undefined,
    async leave() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Outside the range from which connections get theirs, so that it stays free while the product is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
