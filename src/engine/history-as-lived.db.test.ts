import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, type Instant, type JsonObject, MINUTE } from '#base';
import type { Db } from '#platform/db';
import type { Scored } from '#pure/score';
import { FILES } from '../../test/cuts-playbook.ts';
import { testDatabase } from '../../test/database.ts';
import { aWorker, forget, plainRegistry, runtimeOf } from '../../test/engine.ts';
import fc from '../../test/laws.ts';
import { eventKey, type InboxRow, insertIntoInbox } from './inbox.ts';
import { shardOf } from './shards.ts';
import { listTimeline } from './timeline-list.ts';

const ACCOUNTS = ['acme', 'birch', 'cedar'];
const START: Instant = Date.UTC(2026, 1, 20, 8);
const LAST = 60;

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await testDatabase());
});
afterAll(() => close());

const what = fc.oneof(
  fc.record({
    name: fc.constant('service.used'),
    properties: fc.record({ quantity: fc.integer({ min: 0, max: 50 }), feature: fc.constantFrom('a', 'b') }),
  }),
  fc.record({ name: fc.constant('nps.submitted'), properties: fc.record({ score: fc.integer({ min: 0, max: 10 }) }) }),
  fc.record({
    name: fc.constantFrom('signed.in', 'upgrade.requested', 'meeting.booked'),
    properties: fc.constant<JsonObject>({}),
  }),
);

const happened = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  what,
  contact: fc.constantFrom(undefined, 'jane', 'omar'),
  occurredAt: fc.integer({ min: 0, max: LAST * 24 * 60 }).map((minutes) => START + minutes * MINUTE),
  /** Its place in the file. */
  place: fc.nat(),
});
type Happened = typeof happened extends fc.Arbitrary<infer T> ? T : never;

const rowOf = (
  { account, what: { name, properties }, contact, occurredAt }: Happened,
  index: number,
  how: { readonly receivedAt: Instant; readonly history?: true },
): InboxRow => ({
  event: {
    ...{ account, name, properties, occurredAt, key: eventKey('test', String(index)), source: 'test' },
    ...(contact === undefined ? {} : { contact }),
    ...(how.history === undefined ? {} : { history: how.history }),
  },
  lane: how.history === true ? 2 : 1,
  receivedAt: how.receivedAt,
});

const SAME = ['shard', 'account', 'key', 'name', 'occurred_at', 'contact', 'source', 'properties'].join(', ');

/** What is to be the same, however the events came in. */
async function standing(): Promise<Record<string, unknown>> {
  const scores = await db.query<{ account: string; name: string; score: Scored }>(
    'select account, name, score from account_state, jsonb_each(scores) as one(name, score) order by account, name',
  );
  const timelines: Record<string, unknown> = {};
  for (const account of ACCOUNTS) {
    const page = await listTimeline(db, shardOf(account), account, 500, {});
    timelines[account] = page
      .filter(({ source }) => source === 'test')
      .map(({ name, occurredAt }) => [name, occurredAt]);
  }
  return {
    events: await db.query(`select ${SAME} from event where source = 'test' order by key`),
    series: await db.query('select * from series order by shard, account, metric, member, month'),
    latest: await db.query('select * from latest order by shard, account, metric, member'),
    scores: scores.map(({ account, name, score: { value, band, contributions } }) => ({
      ...{ account, name, value, band },
      // What a factor read is not written again while it says the same.
      contributions: contributions.map(({ factor, points, label }) => ({ factor, points, label })),
    })),
    timelines,
  };
}

test('events of history leave the series, scores and timeline that they would have left live, in whatever order', {
  timeout: 240_000,
}, async () => {
  const runtime = runtimeOf(FILES, plainRegistry, 'America/New_York');
  let scored = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(happened, { minLength: 5, maxLength: 60 }),
      fc.integer({ min: 0, max: 40 }),
      async (all, days) => {
        const now = START + (LAST + days) * DAY;
        await forget(db);
        const inOrder = [...all.entries()].sort(([, a], [, b]) => a.occurredAt - b.occurredAt);
        for (const [index, one] of inOrder)
          await insertIntoInbox(db, [rowOf(one, index, { receivedAt: one.occurredAt })]);
        await aWorker(db, now, async () => runtime).drain();
        const lived = await standing();

        await forget(db);
        const file = [...all.entries()].sort(([, a], [, b]) => a.place - b.place);
        await insertIntoInbox(
          db,
          file.map(([index, one]) => rowOf(one, index, { receivedAt: now, history: true })),
        );
        await aWorker(db, now, async () => runtime).drain();
        expect(await standing()).toEqual(lived);
        expect(await db.query('select 1 from enrollment union all select 1 from outbox')).toEqual([]);
        expect(await db.query("select 1 from signal where status not in ('standing', 'blocked', 'expired')")).toEqual(
          [],
        );
        scored += (lived.scores as { value: unknown }[]).filter(
          ({ value }) => typeof value === 'number' && value > 0,
        ).length;
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
  // A law over nothing would hold too.
  expect(scored).toBeGreaterThan(10);
});
