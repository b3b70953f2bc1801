import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPerson } from '#domain/team';
import { type EffectHandler, type EffectRow, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEffect, testOperations } from '../../../test/operations.ts';
import { createOpportunities } from './create-opportunities.ts';
import { getOpportunity } from './get-opportunity.ts';
import { listOpportunities } from './list-opportunities.ts';
import { updateOpportunities } from './update-opportunities.ts';

const journey = '11111111-0000-4000-8000-000000000000';
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { run } = testOperations(database.db, 1);
  await run(addPerson, { id: 'root', name: 'Root', email: 'root@example.com', roles: ['admin'] });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.query('delete from opportunity');
});

const perform = (handler: EffectHandler, ...rows: readonly EffectRow[]) =>
  database.db.transaction((tx) => handler.runMany(tx, shardOf(rows[0]?.account ?? ''), rows));
const creation = (payload = {}, more: Partial<EffectRow> = {}): EffectRow =>
  anEffect('opportunity.create', 'acme', payload, { enrollment: journey, ...more });
const update = (payload = {}, more: Partial<EffectRow> = {}): EffectRow =>
  anEffect('opportunity.update', 'acme', payload, { enrollment: journey, at: 2_000_000, ...more });

describe('the effect opportunity.create', () => {
  test('makes an opportunity with its factors and its value, and says so', async () => {
    const factors = [{ factor: 'plan usage', points: 25 }];
    const effect = creation({
      type: 'expansion',
      source: 'automated_qualification',
      score: 75,
      factors,
      estimated_value: 1200.5,
      currency: 'EUR',
    });
    expect(await perform(createOpportunities, effect)).toEqual([
      {
        id: effect.id,
        done: true,
        events: [
          {
            name: 'opportunity.created',
            properties: {
              opportunity: effect.id,
              type: 'expansion',
              stage: 'qualified',
              estimated_value: 1200.5,
              currency: 'EUR',
              enrollment: journey,
            },
          },
        ],
      },
    ]);
    const { run } = testOperations(database.db, 1);
    expect(await run(getOpportunity, { account: 'acme', opportunity: effect.id })).toEqual({
      opportunity: effect.id,
      account: 'acme',
      type: 'expansion',
      source: 'automated_qualification',
      score: 75,
      factors,
      estimated_value: 1200.5,
      currency: 'EUR',
      assigned_to: 'root',
      stage: 'qualified',
      enrollment: journey,
      created_at: '1970-01-01T00:16:40.000Z',
      updated_at: '1970-01-01T00:16:40.000Z',
    });
  });

  test('a repeated tick makes no second and undoes no progress', async () => {
    const effect = creation();
    await perform(createOpportunities, effect);
    await perform(updateOpportunities, update({ stage: 'discovery' }));
    await perform(createOpportunities, effect);
    const { run } = testOperations(database.db, 1);
    expect((await run(listOpportunities, {})).opportunities).toMatchObject([{ stage: 'discovery' }]);
  });

  test('a value that is not known, or past all bounds, stays unknown', async () => {
    const effect = creation({ estimated_value: 1e30 });
    expect(await perform(createOpportunities, effect)).not.toHaveProperty([
      0,
      'events',
      0,
      'properties',
      'estimated_value',
    ]);
    const { run } = testOperations(database.db, 1);
    await perform(createOpportunities, creation({ estimated_value: null }));
    const { opportunities } = await run(listOpportunities, {});
    expect(opportunities).toHaveLength(2);
    for (const one of opportunities) expect(one).not.toHaveProperty('estimated_value');
  });
});

describe('the effect opportunity.update', () => {
  test('updates of one batch follow each other, and a closed one is not open', async () => {
    const made = creation();
    await perform(createOpportunities, made);
    const [talk, same, won, after] = [
      update({ stage: 'discovery', probability: 60 }),
      update({ stage: 'discovery' }),
      update({ stage: 'won', estimated_value_minor: 5000 }),
      update({ stage: 'lost' }),
    ];
    const outcomes = await perform(updateOpportunities, talk, same, won, after);
    expect(outcomes).toMatchObject([
      { id: talk.id, events: [{ name: 'opportunity.updated', properties: { from: 'qualified', stage: 'discovery' } }] },
      { id: same.id, done: true, events: [] },
      {
        id: won.id,
        events: [{ name: 'opportunity.updated' }, { name: 'opportunity.won', properties: { estimated_value: 50 } }],
      },
      { id: after.id, done: false, reason: 'no-open-opportunity' },
    ]);
    const { run } = testOperations(database.db, 1);
    expect(await run(getOpportunity, { account: 'acme', opportunity: made.id })).toMatchObject({
      stage: 'won',
      probability: 60,
      estimated_value: 50,
      updated_at: '1970-01-01T00:33:20.000Z',
    });
    expect((await run(listOpportunities, { open: true })).opportunities).toEqual([]);
  });

  test('without an opportunity of the journey it is refused', async () => {
    await perform(createOpportunities, creation());
    const other = update({ stage: 'won' }, { enrollment: '22222222-0000-4000-8000-000000000000' });
    expect(await perform(updateOpportunities, other)).toMatchObject([{ done: false, reason: 'no-open-opportunity' }]);
  });
});

test('pages of the list follow each other by age without a gap', async () => {
  const rows = [creation({}, { at: 3000 }), creation({}, { at: 1000 }), creation({}, { at: 1000 })];
  await perform(createOpportunities, ...rows);
  const { run } = testOperations(database.db, 1);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await run(listOpportunities, { limit: 1, after, assigned_to: 'root@example.com' });
    seen.push(...page.opportunities.map((one) => one.opportunity));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([rows[1]?.id, rows[2]?.id, rows[0]?.id]);
  await expect(run(getOpportunity, { account: 'acme', opportunity: journey })).rejects.toMatchObject({
    code: 'not_found',
  });
});
