import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explainAccount } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import {
  anEvent,
  aWorker,
  failing,
  forget,
  growing,
  held,
  mails,
  plainRegistry,
  publish,
  publishedRuntime,
  send,
} from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { listHeldAccounts } from './list-held-accounts.ts';
import { releaseAccounts } from './release-accounts.ts';

const START = Date.UTC(2026, 2, 2, 9);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START);
});
afterAll(() => database.close());

describe('accounts that are held', () => {
  const broken = publishedRuntime({
    ...plainRegistry,
    effects: failing('email', (account) => (account === 'well' ? undefined : new Error('the template has a fault'))),
  });
  beforeEach(async () => {
    await forget(database.db);
    await send(
      database.db,
      START,
      ['acme', 'birch', 'well'].flatMap((account) => [
        anEvent(account, 'service.used', { quantity: 1 }),
        anEvent(account, 'upgrade.requested'),
      ]),
    );
    await aWorker(database.db, START, broken).drain();
  });

  test('are listed with since when, why, what waits, and what to do', async () => {
    const { accounts, what_to_do } = await testOperations(database.db, START).run(listHeldAccounts, {});
    expect(accounts).toEqual(
      ['acme', 'birch'].map((account) => ({
        account,
        at: START,
        reason: 'the template has a fault',
        waiting: 2,
        next: 'service.used',
      })),
    );
    expect(what_to_do).toContain('release-account');
  });

  test('are explained as held, also one of which nothing was recorded yet', async () => {
    const explained = await explainAccount(database.db, await broken(database.db), 'acme', START);
    expect(explained).toMatchObject({ known: false, held: { reason: 'the template has a fault', waiting: 2 } });
    const well = await explainAccount(database.db, await broken(database.db), 'well', START);
    expect(well).toMatchObject({ known: true, held: null });
  });

  test('are released together, each once; what waits runs in its order', async () => {
    const { run, emitted } = testOperations(database.db, START);
    expect(await run(releaseAccounts, { accounts: ['acme', 'birch', 'well', 'acme'] })).toEqual({
      released: ['acme', 'birch'],
      not_held: ['well'],
    });
    expect(emitted.map(({ account, name }) => [account, name])).toEqual([
      ['acme', 'account.released'],
      ['birch', 'account.released'],
    ]);
    await aWorker(database.db, START).drain();
    expect(await held(database.db)).toEqual([]);
    expect(await mails(database.db)).toEqual(['acme', 'birch', 'well']);
    expect((await run(listHeldAccounts, {})).what_to_do).toBeUndefined();
  });
});
