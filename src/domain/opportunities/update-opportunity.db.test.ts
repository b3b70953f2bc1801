import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPerson } from '#domain/team';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEffect, testOperations } from '../../../test/operations.ts';
import { createOpportunities } from './create-opportunities.ts';
import { listOpportunities } from './list-opportunities.ts';
import { updateOpportunity } from './update-opportunity.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { run } = testOperations(database.db, 1);
  await run(addPerson, { id: 'ann', name: 'Ann', email: 'ann@example.com', roles: ['csm'] });
  for (const account of ['acme', 'birch', 'cedar'])
    await database.db.query('insert into account (shard, id, name) values ($1, $2, $3)', [
      shardOf(account),
      account,
      `${account} Inc`,
    ]);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.query('delete from opportunity');
});

async function made(account: string, estimated_value: number | undefined, at: number): Promise<string> {
  const payload = { currency: 'EUR', ...(estimated_value === undefined ? {} : { estimated_value }) };
  const row = anEffect('opportunity.create', account, payload, { at });
  await database.db.transaction((tx) => createOpportunities.runMany(tx, shardOf(account), [row]));
  return row.id;
}
const operations = () => testOperations(database.db, 5_000_000);

describe('update-opportunity', () => {
  test('changes what it says and leaves the rest, and tells it as an event', async () => {
    const opportunity = await made('acme', 100, 1000);
    const { run, emitted } = operations();
    const one = { account: 'acme', opportunity };
    expect(
      await run(updateOpportunity, {
        ...one,
        probability: 60,
        expected_on: '2026-05-01',
        assigned_to: 'ann@example.com',
      }),
    ).toMatchObject({ estimated_value: 100, probability: 60, expected_on: '2026-05-01', assigned_to: 'ann' });
    expect(emitted).toMatchObject([{ name: 'opportunity.updated', properties: { opportunity, probability: 60 } }]);
    await run(updateOpportunity, { ...one, stage: 'discovery', estimated_value: 250, expected_on: null });
    const { opportunities } = await run(listOpportunities, {});
    expect(opportunities).toMatchObject([
      { stage: 'discovery', estimated_value: 250, currency: 'EUR', probability: 60, account_name: 'acme Inc' },
    ]);
    expect(opportunities[0]?.expected_on).toBeUndefined();
  });

  test('what only people read is no event', async () => {
    const opportunity = await made('acme', 100, 1000);
    const { run, emitted } = operations();
    await run(updateOpportunity, { account: 'acme', opportunity, expected_on: '2026-05-01' });
    expect(emitted).toEqual([]);
  });

  test('is not how one ends: the customer decides that', async () => {
    const opportunity = await made('acme', 100, 1000);
    const end = operations().run(updateOpportunity, { account: 'acme', opportunity, stage: 'won' });
    await expect(end).rejects.toMatchObject({ reason: 'stage-closed' });
  });

  test('refuses one that has ended, and one that another system keeps', async () => {
    const [closed, foreign] = [await made('acme', 100, 1000), await made('birch', 100, 1000)];
    await database.db.query(`update opportunity set stage = 'lost' where id = $1`, [closed]);
    await database.db.query(`update opportunity set external_id = 'CRM-7' where id = $1`, [foreign]);
    const { run } = operations();
    await expect(
      run(updateOpportunity, { account: 'acme', opportunity: closed, probability: 1 }),
    ).rejects.toMatchObject({
      reason: 'opportunity-not-open',
    });
    await expect(
      run(updateOpportunity, { account: 'birch', opportunity: foreign, probability: 1 }),
    ).rejects.toMatchObject({ reason: 'opportunity-kept-elsewhere', message: expect.stringContaining('CRM-7') });
  });
});

describe('list-opportunities', () => {
  const inOrder = async (input: Record<string, unknown>) => {
    const accounts: string[] = [];
    let after: string | undefined;
    do {
      const page = await operations().run(listOpportunities, { ...input, limit: 1, ...(after ? { after } : {}) });
      accounts.push(...page.opportunities.map(({ account }) => account));
      after = page.next;
    } while (after !== undefined);
    return accounts;
  };

  test.each([
    ['created', ['acme', 'birch', 'cedar']],
    ['-created', ['cedar', 'birch', 'acme']],
    ['value', ['birch', 'acme', 'cedar']],
    ['-value', ['cedar', 'acme', 'birch']],
    ['expected', ['cedar', 3]],
    ['-updated', ['cedar', 'birch', 'acme']],
  ])('sorted by %s its pages follow each other without a gap', async (sort, accounts) => {
    await made('acme', 100, 1000);
    await made('birch', undefined, 2000);
    const last = await made('cedar', 300, 3000);
    await operations().run(updateOpportunity, { account: 'cedar', opportunity: last, expected_on: '2026-05-01' });
    const found = await inOrder({ sort });
    // Those without a date have no order among them but their ids.
    expect(sort === 'expected' ? [found[0], found.length] : found).toEqual(accounts);
  });

  test('is searched by the account’s name and cut to a stage', async () => {
    await made('acme', 100, 1000);
    await made('birch', 200, 1000);
    expect(await inOrder({ search: 'ACME in' })).toEqual(['acme']);
    expect(await inOrder({ stage: 'discovery' })).toEqual([]);
  });
});
