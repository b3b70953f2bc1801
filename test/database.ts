import { inject } from 'vitest';
import { type Db, openServer } from '#platform/db';
// For the declaration of what the setup provides.
import type {} from './database-setup.ts';

export interface TestDatabase {
  readonly db: Db;
  /** For a process of its own that shall use the same database. */
  readonly url: string;
  /** Cuts all connections and drops the database. */
  close(): Promise<void>;
}

let made = 0;

/** A fresh, migrated database of its own: a copy of the template, made in some 20 ms. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = inject('template');
  const name = `perennial_test_${process.pid}_${made++}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer(`create database ${name} template ${template.name} strategy file_copy`);
  const target = new URL(template.url);
  target.pathname = name;
  const db = openServer(target.href);
  return {
    db,
    url: target.href,
    async close() {
      await db.close();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const admin = openServer(inject('template').url, { connections: 1 });
  try {
    await admin.query(statement);
  } finally {
    await admin.close();
  }
}
