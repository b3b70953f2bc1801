import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, type JsonObject, MINUTE } from '#base';
import type { Db } from '#platform/db';
import { noQuietHours, parseDuration, parseQuietHours } from '#pure/calendar';
import { FILES } from '../../test/cuts-playbook.ts';
import { testDatabase } from '../../test/database.ts';
import { plainRegistry, runtimeOf } from '../../test/engine.ts';
import fc from '../../test/laws.ts';
import { eventKey, insertIntoInbox } from './inbox.ts';
import type { Lane } from './log-event.ts';
import type { EffectHandler } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { shardOf } from './shards.ts';
import { tick } from './tick.ts';

const ZONE = 'America/New_York';
const ACCOUNTS = ['acme', 'birch', 'cedar'];
const START: Instant = Date.UTC(2026, 2, 20, 8);
const WORKSPACE = { quiet: parseQuietHours('18-8 weekends') ?? noQuietHours, upsellCap: parseDuration('3d') };

/** What the engine tells of journeys by itself: a law in which none of it came would say little. */
const TOLD = 'email.held risk.noticed stage.overdue follow_up.due journey.requested journey.held_out'.split(' ');

interface Sent {
  readonly account: string;
  readonly name: string;
  readonly properties: JsonObject;
  readonly receivedAt: Instant;
  readonly occurredAt: Instant;
  readonly id: string;
  readonly lane: Lane;
}

const what = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      name: fc.constant('service.used'),
      properties: fc.record({ quantity: fc.integer({ min: 0, max: 50 }), feature: fc.constantFrom('a', 'b') }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('nps.submitted'),
      properties: fc.record({ score: fc.integer({ min: 0, max: 10 }) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constantFrom('signed.in', 'upgrade.requested', 'meeting.booked', 'email.replied'),
      properties: fc.constant({}),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('service.used'), properties: fc.constant({ quantity: 'many' }) }),
  },
);

const sent = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  what,
  minutes: fc.integer({ min: 0, max: 30 * 24 * 60 }),
  lateHours: fc.constantFrom(0, 0, 0, 5, 30, 24 * 9),
  // A small range, so that the same message comes twice, at times with other content.
  id: fc.integer({ min: 0, max: 400 }),
  lane: fc.constantFrom<Lane>(0, 1, 2),
});

const events = fc.array(sent, { minLength: 10, maxLength: 60 }).map((all) =>
  all
    .map(({ account, what: { name, properties }, minutes, lateHours, id, lane }): Sent => {
      const receivedAt = START + minutes * MINUTE;
      return { account, name, properties, receivedAt, occurredAt: receivedAt - lateHours * HOUR, id: String(id), lane };
    })
    .sort((a, b) => a.receivedAt - b.receivedAt),
);

const END = START + 60 * DAY;
const TABLES = [
  'event',
  'series',
  'latest',
  'account_state',
  'score',
  'signal',
  'enrollment',
  'step_run',
  'timer',
  'outbox',
  'quarantine',
];

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await testDatabase());
});
afterAll(() => close());

async function send(batch: readonly Sent[]): Promise<void> {
  for (const { account, name, properties, receivedAt, occurredAt, id, lane } of batch) {
    const event = { account, name, properties, occurredAt, key: eventKey('test', id), source: 'test' };
    await insertIntoInbox(db, [{ event, lane, receivedAt }]);
  }
}

async function tickAll(
  runtime: Runtime,
  now: Instant,
  limit: number,
  rounds = Number.POSITIVE_INFINITY,
): Promise<void> {
  const ports = { db, runtime: async () => runtime, floors: new Map(), months: new Set<number>() };
  for (let round = 0; round < rounds; round++) {
    let busy = false;
    for (const shard of new Set(ACCOUNTS.map(shardOf))) {
      try {
        const ticked = await tick(ports, shard, now, limit);
        if ((ticked?.accounts ?? 0) > 0) busy = true;
      } catch (error) {
        if (!(error instanceof Error && error.message === CRASH)) throw error;
        busy = true;
      }
    }
    if (!busy) return;
  }
}

const CRASH = 'the machine lost its power';

async function dump(): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const rows = await db.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) - 'revision' as row from ${table} t`,
    );
    tables[table] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return tables;
}

async function clear(): Promise<void> {
  await db.query(`truncate ${TABLES.join(', ')}, inbox`);
  await db.query("update shard set last_at = '-infinity'");
}

describe('a tick', () => {
  test('may be cut anywhere, and torn down anywhere: the result is the same', { timeout: 240_000 }, async () => {
    const steady = runtimeOf(FILES, plainRegistry, ZONE, WORKSPACE);
    let entered = 0;
    let mails = 0;
    let watched = 0;
    const told = new Map(TOLD.map((name) => [name, 0]));
    const cut = fc.record({
      upTo: fc.double({ min: 0, max: 1, noNaN: true }),
      limit: fc.integer({ min: 1, max: 6 }),
      rounds: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        events,
        fc.array(cut, { maxLength: 6 }),
        fc.infiniteStream(fc.nat(9)),
        async (all, cuts, luck) => {
          await clear();
          await send(all);
          await tickAll(steady, END, 2000);
          const whole = await dump();
          entered += whole.enrollment?.length ?? 0;
          mails += whole.outbox?.length ?? 0;
          watched += (await db.query("select 1 from signal where reason like 'watched%'")).length;
          for (const { name } of await db.query<{ name: string }>('select name from event')) {
            if (told.has(name)) told.set(name, (told.get(name) ?? 0) + 1);
          }

          await clear();
          const fragile = plainRegistry.effects.map(
            (handler): EffectHandler => ({
              kind: handler.kind,
              async runMany(tx, shard, rows) {
                if (luck.next().value === 0) throw new Error(CRASH);
                return handler.runMany(tx, shard, rows);
              },
            }),
          );
          const torn = runtimeOf(FILES, { ...plainRegistry, effects: fragile }, ZONE, WORKSPACE);
          let from = 0;
          for (const { upTo, limit, rounds } of [...cuts].sort((a, b) => a.upTo - b.upTo)) {
            const to = Math.floor(all.length * upTo);
            const now = all[to - 1]?.receivedAt;
            await send(all.slice(from, to));
            from = Math.max(from, to);
            if (now !== undefined) await tickAll(torn, now, limit, rounds);
          }
          await send(all.slice(from));
          await tickAll(torn, END, 3);
          expect(await dump()).toEqual(whole);
          expect(await db.query('select 1 from inbox')).toEqual([]);
        },
      ),
      // Shrinking an endless stream of luck takes for ever and tells little.
      { numRuns: 25, endOnFailure: true },
    );
    // A law over nothing would hold too.
    expect(entered).toBeGreaterThan(10);
    expect(mails).toBeGreaterThan(5);
    expect(watched).toBeGreaterThan(0);
    for (const [name, times] of told) expect(times, name).toBeGreaterThan(0);
  });
});
