import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enterWorker, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';

const PERENNIAL = join(import.meta.dirname, '../../../bin/perennial');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The command as a person runs it, in a process of its own. */
function status(
  args: readonly string[] = [],
  url = database.url,
): Promise<{ code: number; lines: string[]; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: tmpdir(), env: { PATH, HOME, DATABASE_URL: url }, timeout: 300_000 };
    execFile(process.execPath, [PERENNIAL, 'status', ...args], options, (error, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), lines: said.split('\n'), said }),
    );
  });
}

describe('perennial status', { timeout: 300_000 }, () => {
  test('says first that nothing runs, and ends with 1', async () => {
    const { code, lines } = await status();
    expect(code).toBe(1);
    expect(lines.slice(0, 4)).toEqual([
      'One thing needs somebody.',
      '',
      '!! No worker is running: what comes in is stored, and nothing moves.',
      '  Start the product ("npm start"), or a process whose SERVICES name worker.',
    ]);
  });

  test('ends with 0 when all is well, and with 1 when an account is held', async () => {
    const worker = await enterWorker(database.db);
    const well = await status();
    expect([well.code, well.lines[0]]).toEqual([0, 'All is well.']);
    await database.db.query(
      "insert into held_account (shard, account, at, reason) values ($1, 'acme', now(), 'boom')",
      [shardOf('acme')],
    );
    const { code, said } = await status(['--json']);
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ well: false, held_accounts: 1, troubles: [{ name: 'held-accounts' }] });
    await worker.release();
  });

  test('says that the database can not be reached, and ends with 1', async () => {
    const nowhere = 'postgres://me:secret@127.0.0.1:1/shop';
    const { code, said } = await status([], nowhere);
    expect(code).toBe(1);
    expect(said).toContain('!! No connection to PostgreSQL at 127.0.0.1:1/shop');
    expect(said).not.toContain('secret');
    expect(JSON.parse((await status(['--json'], nowhere)).said)).toMatchObject({
      well: false,
      reason: 'database-unreachable',
    });
  });
});
