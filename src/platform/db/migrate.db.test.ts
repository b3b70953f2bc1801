import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { migrate } from './migrate.ts';
import { openServer } from './server.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await testDatabase();
  await database.db.query('drop table migration');
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const file = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

describe('migrate', () => {
  test('applies what is new, in order, once', async () => {
    await file('0001-a.sql', 'create table a (id int); insert into a values (1);');
    expect(await migrate(database.db, folder)).toEqual(['0001-a.sql']);
    await file('0002-b.sql', 'alter table a add b int not null default 2;');
    expect(await migrate(database.db, folder)).toEqual(['0002-b.sql']);
    expect(await migrate(database.db, folder)).toEqual([]);
    expect(await database.db.query('select * from a')).toEqual([{ id: 1, b: 2 }]);
  });

  test('refuses an applied file that was edited, and names it', async () => {
    await file('0001-a.sql', 'create table a (id int);');
    await migrate(database.db, folder);
    await file('0001-a.sql', 'create table a (id bigint);');
    await expect(migrate(database.db, folder)).rejects.toMatchObject({
      reason: 'migration-edited',
      message: expect.stringContaining('0001-a.sql'),
    });
  });

  test('leaves nothing of a file that fails, and tells where', async () => {
    await file('0001-a.sql', 'create table a (id int);\n\ncreat table b;');
    await expect(migrate(database.db, folder)).rejects.toMatchObject({
      reason: 'migration-failed',
      message: expect.stringContaining('0001-a.sql:3'),
    });
    expect(await database.db.query(`select to_regclass('a') as a`)).toEqual([{ a: null }]);
    await file('0001-a.sql', 'create table a (id int);');
    expect(await migrate(database.db, folder)).toEqual(['0001-a.sql']);
  });

  test('run by two processes at once applies each file once', async () => {
    await file('0001-a.sql', 'create table a (id int); select pg_sleep(0.1);');
    await file('0002-b.sql', 'create table b (id int);');
    const other = openServer(database.url);
    const applied = await Promise.all([migrate(database.db, folder), migrate(other, folder)]);
    expect(applied.flat().sort()).toEqual(['0001-a.sql', '0002-b.sql']);
    await other.close();
  });

  test('refuses a database of a newer version', async () => {
    await file('0001-a.sql', 'create table a (id int);');
    await file('0002-b.sql', 'create table b (id int);');
    await migrate(database.db, folder);
    await rm(join(folder, '0002-b.sql'));
    await expect(migrate(database.db, folder)).rejects.toMatchObject({ reason: 'database-newer' });
  });

  test('refuses two files of one number and names without a number', async () => {
    await file('0001-a.sql', 'select 1;');
    await file('0001-b.sql', 'select 1;');
    await expect(migrate(database.db, folder)).rejects.toMatchObject({ reason: 'migration-number-taken' });
    await rm(join(folder, '0001-b.sql'));
    await file('second.sql', 'select 1;');
    await expect(migrate(database.db, folder)).rejects.toMatchObject({ reason: 'bad-migration-name' });
  });
});
