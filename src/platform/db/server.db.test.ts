import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import type { CopyValue } from './db.ts';
import { isTransient, sqlState } from './errors.ts';
import { openServer } from './server.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.query('create table item (id int, name text, "Odd name" text, ok boolean)');
});
afterAll(() => database.close());

const names = async (): Promise<string[]> =>
  (await database.db.query<{ name: string }>('select name from item order by name')).map((row) => row.name);

describe('a transaction', () => {
  test('is all there when its work is done, and nothing when it throws', async () => {
    await database.db.transaction((tx) => tx.query(`insert into item (name) values ('kept')`));
    const failed = database.db.transaction(async (tx) => {
      await tx.query(`insert into item (name) values ('gone')`);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await names()).toEqual(['kept']);
  });

  test('whose failed statement was swallowed says that it was rolled back', async () => {
    const swallowed = database.db.transaction(async (tx) => {
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ reason: 'rolled-back' });
  });

  test('runs statements that are started together one after the other', async () => {
    const rows = await database.db.transaction((tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }>('select $1::int as n', [n]))),
    );
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  });

  test('refuses a statement that comes after its end', async () => {
    const late = await database.db.transaction(async (tx) => () => tx.query('select 1'));
    await expect(late()).rejects.toMatchObject({ reason: 'transaction-over' });
  });

  test('that is cut leaves the next one a good connection', async () => {
    const db = openServer(database.url, { connections: 1 });
    const cut = db.transaction((tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'));
    const error = await cut.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(isTransient(error)).toBe(true);
    expect(await db.transaction((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
    await db.close();
  });

  test('waits for a lock as long as its connection says', async () => {
    const db = openServer(database.url, { lockTimeout: 50 });
    const error = await database.db.transaction(async (tx) => {
      await tx.query('lock table item');
      return db.query('select * from item').catch((thrown: unknown) => thrown);
    });
    expect(sqlState(error)).toBe('55P03');
    await db.close();
  });
});

describe('copyInto', () => {
  test('keeps tabs, line ends, backslashes, nulls and what looks like them', async () => {
    const rows: CopyValue[][] = [
      [1, 'tab\there', 'line\nend\r\n', true],
      [2, 'back\\slash \\N \\.', '', false],
      [3, null, '\\N', null],
      [4, '\\.', 'ünïcödé 🌱', true],
    ];
    const read = await database.db.transaction(async (tx) => {
      await tx.query('delete from item');
      expect(await tx.copyInto('item', ['id', 'name', 'Odd name', 'ok'], rows)).toBe(4);
      return tx.query('select id, name, "Odd name" as odd, ok from item order by id');
    });
    expect(read).toEqual(rows.map(([id, name, odd, ok]) => ({ id, name, odd, ok })));
  });

  test('reads its rows no faster than the server takes them', async () => {
    let ahead = 0;
    function* rows(): Generator<CopyValue[]> {
      for (let id = 0; id < 300_000; id++) {
        ahead = id;
        yield [id, 'x'.repeat(100)];
      }
    }
    const copied = database.db.transaction((tx) => tx.copyInto('item', ['id', 'name'], rows()));
    await new Promise((resolve) => setImmediate(resolve));
    expect(ahead).toBeLessThan(100_000);
    expect(await copied).toBe(300_000);
  });

  test('that fails on either side rolls back and tells why', async () => {
    const bad = database.db.transaction((tx) => tx.copyInto('item', ['id'], [[1], ['no number']]));
    expect(sqlState(await bad.catch((error: unknown) => error))).toBe('22P02');
    const throwing = database.db.transaction((tx) =>
      tx.copyInto(
        'item',
        ['id'],
        (function* (): Generator<CopyValue[]> {
          yield [1];
          throw new Error('row 2 is bad');
        })(),
      ),
    );
    await expect(throwing).rejects.toThrow('row 2 is bad');
    expect(await database.db.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('of no rows asks the server nothing', async () => {
    expect(await database.db.transaction((tx) => tx.copyInto('no_such_table', ['id'], []))).toBe(0);
  });
});

describe('a session', () => {
  test('hears what is notified on its channel', async () => {
    const session = await database.db.session();
    const heard = new Promise((resolve) =>
      session.listen('wake', resolve).then(() => database.db.query(`notify wake, '7'`)),
    );
    expect(await heard).toBe('7');
    await session.release();
  });

  test('tells once that it was lost', async () => {
    const session = await database.db.session();
    const lost = new Promise<Error>((resolve) => session.onLost(resolve));
    await session.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    expect(await lost).toBeInstanceOf(Error);
    await session.release();
  });
});

describe('a server that cannot be reached', () => {
  test('is named without its password, and the error may be tried again', async () => {
    const db = openServer('postgres://me:secret@127.0.0.1:1/shop');
    const error = await db.query('select 1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ reason: 'database-unreachable' });
    expect(String(error)).toContain('127.0.0.1:1/shop');
    expect(String(error)).not.toContain('secret');
    expect(isTransient(error)).toBe(true);
    await db.close();
  });

  test('is refused at once when its address is none', () => {
    expect(() => openServer('localhost:5432')).toThrow('postgres://user:password@host:5432/database');
  });
});
