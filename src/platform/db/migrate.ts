import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { digestOf, internal, precondition } from '#base';
import type { Db, Tx } from './db.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

/** Any number that no other advisory lock of ours uses: one process migrates at a time. */
const LOCK = 7_160_001;

/**
 * Applies the numbered files of a folder (`0001-accounts.sql`, plain SQL) that were not applied yet, in order, each in
 * a transaction. Answers with the names applied now. Refuses when an applied file was edited since, and when the
 * database has been migrated by a newer version.
 */
export async function migrate(db: Db, folder: string): Promise<string[]> {
  const files = await readMigrations(folder);
  await db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(${LOCK})`);
    await tx.query(`create table if not exists migration (
      number integer primary key,
      name text not null,
      digest text not null,
      at timestamptz(3) not null default clock_timestamp()
    )`);
  });
  const applied: string[] = [];
  for (const file of files) {
    const now = await db.transaction((tx) => applyOne(tx, file));
    if (now) applied.push(file.name);
  }
  await refuseNewer(db, files);
  return applied;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files: Migration[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (Number.isNaN(number))
      throw internal('bad-migration-name', `${join(folder, name)} is not named like 0001-accounts.sql. Rename it.`);
    const twin = files.find((file) => file.number === number);
    if (twin !== undefined)
      throw internal('migration-number-taken', `${twin.name} and ${name} in ${folder} have one number. Renumber one.`);
    const text = await readFile(join(folder, name), 'utf8');
    files.push({ number, name, text, digest: digestOf(text) });
  }
  if (files.length === 0) throw internal('no-migrations', `There is no migration in ${folder}.`);
  return files;
}

async function applyOne(tx: Tx, file: Migration): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(${LOCK})`);
  const [known] = await tx.query<{ name: string; digest: string }>(
    'select name, digest from migration where number = $1',
    [file.number],
  );
  if (known === undefined) {
    try {
      await tx.query(file.text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const line = lineOf(error, file.text);
      throw internal('migration-failed', `Migration ${file.name}${line} failed and left no trace: ${why}`, {}, error);
    }
    await tx.query('insert into migration (number, name, digest) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.digest,
    ]);
    return true;
  }
  if (known.digest !== file.digest)
    throw precondition(
      'migration-edited',
      `Migration ${file.name} was applied to this database ${known.name === file.name ? '' : `as ${known.name} `}` +
        'and has been edited since. Put the file back as it was and write what should change as a new migration.',
      { number: file.number, name: file.name },
    );
  return false;
}

function lineOf(error: unknown, text: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return position > 0 ? `:${text.slice(0, position).split('\n').length}` : '';
}

async function refuseNewer(db: Db, files: readonly Migration[]): Promise<void> {
  const unknown = await db.query<{ name: string }>(
    'select name from migration where not number = any($1) order by number',
    [files.map((file) => file.number)],
  );
  const names = unknown.map((row) => row.name).join(', ');
  if (unknown.length > 0)
    throw precondition(
      'database-newer',
      `This database has migrations that this version of Perennial does not know (${names}). Start the newer version.`,
      { names },
    );
}
