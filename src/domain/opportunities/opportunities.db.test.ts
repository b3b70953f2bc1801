import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPerson } from '#domain/team';
import { type EffectHandler, type EffectRow, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import fc from '../../../test/laws.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { reopenOpportunities, updateOpportunities } from './change-opportunities.ts';
import { createOpportunities } from './create-opportunities.ts';
import { getOpportunity } from './get-opportunity.ts';
import { listOpportunities } from './list-opportunities.ts';
import { type AccountOpportunities, opportunityFacts } from './opportunity-facts.ts';
import { opportunityOutcome } from './opportunity-outcome.ts';
import { recordDecision } from './record-decision.ts';

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
      { id: after.id, done: false, reason: 'opportunity-closed' },
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
    expect(await perform(updateOpportunities, other)).toMatchObject([{ done: false, reason: 'no-opportunity' }]);
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

describe('what expressions see', () => {
  const read = async () => {
    const loaded = await database.db.transaction((tx) => opportunityFacts.load(tx, shardOf('acme'), ['acme']));
    return loaded.get('acme') ?? opportunityFacts.empty('acme');
  };
  const fact = (row: AccountOpportunities, name: string) => opportunityFacts.facts[name]?.read(row, 1, 'UTC').value;

  test('what the events tell is what is stored, after every step of any way through', async () => {
    const handlers = [createOpportunities, updateOpportunities, reopenOpportunities];
    const stages = ['qualified', 'discovery', 'won', 'lost', 'deferred'];
    const step = fc.record({
      handler: fc.constantFrom(...handlers),
      enrollment: fc.constantFrom(journey, '22222222-0000-4000-8000-000000000000'),
      payload: fc.record(
        {
          stage: fc.constantFrom(...stages),
          reason: fc.constantFrom('budget', ' '),
          follow_up_on: fc.constantFrom('2026-06-01', 'soon'),
          estimated_value: fc.constantFrom(1200.55, 1e30),
          currency: fc.constantFrom('EUR', 'KRW'),
          probability: fc.constantFrom(20, 80),
        },
        { requiredKeys: [] },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await database.db.query('delete from opportunity');
        let folded = opportunityFacts.empty('acme');
        for (const [index, { handler, enrollment, payload }] of steps.entries()) {
          const at = 1_000_000 + index * 1000;
          const [outcome] = await perform(handler, anEffect(handler.kind, 'acme', payload, { enrollment, at }));
          expect(opportunityOutcome(anEffect(handler.kind, 'acme', payload, { enrollment, at }), folded).done).toBe(
            outcome?.done,
          );
          for (const { name, properties } of outcome?.done ? outcome.events : []) {
            const event = aLogEvent({ account: 'acme', name, properties, occurredAt: at, source: 'perennial' });
            folded = opportunityFacts.fold?.(folded, event) ?? folded;
          }
          const byId = (row: AccountOpportunities) => new Map(row.opportunities.map((one) => [one.id, one]));
          expect(byId(folded)).toEqual(byId(await read()));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('the newest opportunity speaks; without one nothing is open', async () => {
    const none = await read();
    expect([fact(none, 'is_open'), fact(none, 'stage')]).toEqual([false, undefined]);
    await perform(
      createOpportunities,
      creation({ estimated_value: 10 }, { at: 1000 }),
      creation({ estimated_value: 20.5 }),
    );
    await perform(updateOpportunities, update({ stage: 'deferred', follow_up_on: '2026-06-01', reason: 'budget' }));
    const row = await read();
    expect(['is_open', 'stage', 'estimated_value', 'follow_up_on', 'reason'].map((name) => fact(row, name))).toEqual([
      false,
      'deferred',
      20.5,
      '2026-06-01',
      'budget',
    ]);
  });
});

describe('record-decision', () => {
  const now = Date.UTC(2026, 2, 2, 20);
  const operations = () => testOperations(database.db, now);

  test('says what was decided on the open opportunity, by whom, for its journey', async () => {
    const [old, open] = [creation({ stage: 'lost' }, { at: 9_000_000 }), creation()];
    await perform(createOpportunities, old, open);
    const { run, emitted } = operations();
    expect(await run(recordDecision, { account: 'acme', decision: 'upgrade', option: ' A', arr: '1200' })).toEqual({
      account: 'acme',
      opportunity: open.id,
      decision: 'upgrade',
    });
    expect(emitted).toMatchObject([
      {
        name: 'decision.recorded',
        properties: {
          decision: 'upgrade',
          option: 'a',
          arr: 1200,
          opportunity: open.id,
          enrollment: journey,
          by: 'test',
        },
      },
    ]);
    await expect(
      run(recordDecision, { account: 'acme', decision: 'decline', opportunity: old.id }),
    ).rejects.toMatchObject({ code: 'precondition', reason: 'opportunity-not-open' });
  });

  test('what is unclear is refused with what to say', async () => {
    await perform(createOpportunities, creation());
    const { run, emitted } = operations();
    const decide = (more: object) =>
      run(recordDecision, { account: 'acme', decision: 'defer', ...more } as Parameters<typeof run>[1] as never);
    await expect(decide({ decision: 'upgrade', plan: 'Premium' })).rejects.toMatchObject({ reason: 'upgrade-unclear' });
    await expect(decide({})).rejects.toMatchObject({ reason: 'follow-up-missing' });
    await expect(decide({ follow_up_on: '2026-03-02' })).rejects.toMatchObject({ reason: 'follow-up-past' });
    await expect(run(recordDecision, { account: 'other', decision: 'decline' })).rejects.toMatchObject({
      reason: 'no-open-opportunity',
    });
    expect(emitted).toEqual([]);
    await decide({ follow_up_on: '2026-03-03', reason: 'budget' });
    await run(recordDecision, { account: 'acme', decision: 'decline' });
    expect(emitted).toMatchObject([
      { properties: { follow_up_on: '2026-03-03', reason: 'budget' } },
      { properties: { decision: 'decline' } },
    ]);
  });

  test('today is the account’s day, not the workspace’s', async () => {
    const seoul = shardOf('seoul');
    await database.db.transaction((tx) =>
      tx.query(`insert into account (shard, id, zone) values ($1, 'seoul', 'Asia/Seoul')`, [seoul]),
    );
    await perform(createOpportunities, anEffect('opportunity.create', 'seoul', {}));
    const { run } = operations();
    await expect(
      run(recordDecision, { account: 'seoul', decision: 'defer', follow_up_on: '2026-03-03' }),
    ).rejects.toMatchObject({ reason: 'follow-up-past' });
  });
});

test('the pipeline is counted by stage over all pages, amounts by currency, and those without a value apart', async () => {
  await perform(
    createOpportunities,
    creation({ estimated_value: 100.25, currency: 'EUR' }),
    creation({ estimated_value: 50.5, currency: 'EUR' }),
    creation({ estimated_value: 9000, currency: 'KRW' }),
    creation(),
    creation({ stage: 'won', estimated_value: 1, currency: 'EUR' }),
  );
  const { run } = testOperations(database.db, 1);
  const { stages } = await run(listOpportunities, { limit: 1 });
  expect(stages).toEqual([
    {
      stage: 'qualified',
      count: 4,
      sums: [
        { currency: 'EUR', estimated_value: 150.75, count: 2 },
        { currency: 'KRW', estimated_value: 9000, count: 1 },
      ],
      without_value: 1,
    },
    { stage: 'won', count: 1, sums: [{ currency: 'EUR', estimated_value: 1, count: 1 }], without_value: 0 },
  ]);
  expect((await run(listOpportunities, { open: true })).stages.map((one) => one.stage)).toEqual(['qualified']);
});
