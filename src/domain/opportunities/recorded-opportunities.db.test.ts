import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { addPerson } from '#domain/team';
import { type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { reopenOpportunities } from './change-opportunities.ts';
import { createOpportunities } from './create-opportunities.ts';
import { listOpportunities } from './list-opportunities.ts';
import { opportunityFacts } from './opportunity-facts.ts';
import { recordDecision } from './record-decision.ts';
import { recordOpportunities } from './record-opportunities.ts';

let database: TestDatabase;
const now = Date.UTC(2026, 2, 2);
beforeAll(async () => {
  database = await testDatabase();
  const { run } = testOperations(database.db, 1);
  await run(addPerson, { id: 'ada', name: 'Ada', email: 'ada@example.com', roles: ['csm'] });
});
afterAll(() => database.close());

const told = (name: string, occurredAt: number, properties: JsonObject, source = 'import:opportunities'): LogEvent =>
  aLogEvent({ account: 'acme', name: `opportunity.${name}`, occurredAt, source, properties });
const shard = shardOf('acme');
const record = (events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recordOpportunities.runMany(tx, shard, events));

const EVENTS = [
  told('created', now, {
    opportunity: 'd1',
    name: 'Fleet',
    stage: 'demo',
    estimated_value: 50.5,
    owner: 'ADA@example.com',
  }),
  told('created', now + 1000, { opportunity: 'd2', stage: 'demo', owner: 'Bo@example.com' }),
  told('won', now + 2000, { opportunity: 'd1', stage: 'won' }),
  told('lost', now + 3000, { opportunity: 'd2', stage: 'lost', reason: 'price' }),
  told('created', now, { opportunity: 'd3', stage: 'demo' }, 'perennial'),
];

test('opportunities of another system are kept as folded, wherever the batches are cut', async () => {
  await record(EVENTS.slice(0, 2));
  await record(EVENTS.slice(2));
  const stored = await database.db.transaction((tx) => opportunityFacts.load(tx, shard, ['acme']));
  const folded = EVENTS.slice(0, 4).reduce(
    (row, event) => opportunityFacts.fold?.(row, event) ?? row,
    opportunityFacts.empty('acme'),
  );
  expect(stored.get('acme')).toEqual(folded);
  const { run } = testOperations(database.db, now);
  const { opportunities, stages } = await run(listOpportunities, { account: 'acme' });
  expect(opportunities).toMatchObject([
    { external_id: 'd1', name: 'Fleet', stage: 'won', estimated_value: 50.5, assigned_to: 'ada', type: 'deal' },
    { external_id: 'd2', stage: 'lost', reason: 'price', assigned_to: 'bo@example.com' },
  ]);
  expect(stages.map(({ stage, count }) => [stage, count])).toEqual([
    ['lost', 1],
    ['won', 1],
  ]);
});

test('an event from elsewhere does not move what is kept here, and a journey does not take up what is kept elsewhere', async () => {
  const effect = anEffect('opportunity.create', 'acme', {}, { enrollment: '11111111-0000-4000-8000-000000000000' });
  await database.db.transaction((tx) => createOpportunities.runMany(tx, shard, [effect]));
  await record([told('lost', now + 9000, { opportunity: effect.id, stage: 'lost' })]);
  const { run } = testOperations(database.db, now);
  const { opportunities } = await run(listOpportunities, { account: 'acme' });
  expect(opportunities).toHaveLength(3);
  expect(opportunities).toContainEqual(expect.objectContaining({ opportunity: effect.id, stage: 'qualified' }));
  await database.db.query('delete from opportunity where id = $1', [effect.id]);

  const reopening = anEffect('opportunity.reopen', 'acme', {}, { enrollment: '22222222-0000-4000-8000-000000000000' });
  const outcomes = await database.db.transaction((tx) => reopenOpportunities.runMany(tx, shard, [reopening]));
  expect(outcomes).toMatchObject([{ done: false, reason: 'no-opportunity' }]);
});

test('a decision is recorded where the opportunity is kept', async () => {
  await record([told('reopened', now + 8000, { opportunity: 'd2', stage: 'demo' })]);
  const { run } = testOperations(database.db, now);
  const decide = (opportunity?: string) =>
    run(recordDecision, {
      account: 'acme',
      decision: 'decline',
      ...(opportunity === undefined ? {} : { opportunity }),
    });
  await expect(decide()).rejects.toMatchObject({ reason: 'no-open-opportunity' });
  const { opportunities } = await run(listOpportunities, { account: 'acme', open: true });
  await expect(decide(opportunities[0]?.opportunity)).rejects.toMatchObject({ reason: 'opportunity-kept-elsewhere' });
});
