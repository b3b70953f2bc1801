import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { type Embedded, migrate, openEmbedded, openServer } from '#platform/db';
import { quietLog } from '#platform/log';
import { clearAbandoned, scratchFolder } from './scratch-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database that tests copy, and the server it is on. */
    template: { url: string; name: string };
  }
}

const MIGRATIONS = new URL('../migrations', import.meta.url).pathname;

/**
 * One PostgreSQL for the whole run, with a freshly migrated template: the embedded one; or the server at
 * TEST_DATABASE_URL (its user may create databases); or the installation in the folder TEST_POSTGRES.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const name = `perennial_template_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = openServer(server.url, { connections: 1 });
  try {
    await admin.query(`create database ${name} template template0`);
    const template = openServer(withDatabase(server.url, name));
    await migrate(template, MIGRATIONS);
    await template.close();
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await admin.close();
  }
  project.provide('template', { url: server.url, name });
  return async () => {
    if (server.keeps) {
      const db = openServer(server.url, { connections: 1 });
      await db.query(`drop database ${name} with (force)`);
      await db.close();
    }
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; keeps: boolean; stop: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined) return { url, keeps: true, stop: async () => {} };
  for (const name of ['test', 'embedded']) await clearAbandoned(name, async (folder) => (await open(folder)).stop());
  const folder = await scratchFolder('test');
  const embedded = await open(folder);
  return {
    url: embedded.url,
    keeps: false,
    async stop() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function open(folder: string): Promise<Embedded> {
  const installed = process.env.TEST_POSTGRES;
  return openEmbedded(folder, quietLog(), {
    // What a power cut would lose does not matter here; in the product it does.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
    ...(installed === undefined
      ? {}
      : { binaries: { folder: installed, major: Number(/(\d+)\/*$/.exec(installed)?.[1]) } }),
  });
}

function withDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = database;
  return target.href;
}
