import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, type JsonObject, MINUTE } from '#base';
import type { Db } from '#platform/db';
import { noQuietHours, parseDuration, parseQuietHours } from '#pure/calendar';
import { testDatabase } from '../../test/database.ts';
import { plainRegistry, runtimeOf } from '../../test/engine.ts';
import { eventKey, insertIntoInbox } from './inbox.ts';
import type { Lane } from './log-event.ts';
import type { EffectHandler } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { shardOf } from './shards.ts';
import { tick } from './tick.ts';

const FILES = {
  'playbook.yaml': 'playbook: cuts\ntitle: Cuts\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `
attributes: {}
metrics:
  usage: { event: service.used, sum: quantity, by: feature }
  logins: { event: signed.in, count: true }
  nps: { event: nps.submitted, last: score }
events:
  service.used: { properties: { quantity: { type: number, required: true }, feature: { type: text } } }
  signed.in: { properties: {} }
  nps.submitted: { properties: { score: { type: number, required: true } } }
  upgrade.requested: { properties: {} }
`,
  'signals.yaml': `
scores:
  expansion:
    title: Expansion
    max: 100
    factors:
      - { factor: usage, input: usage.sum("7d"), points: [ { above: 60, points: 50, label: High }, { above: 20, points: 20, label: Some } ] }
      - { factor: nps, input: nps.last(), points: [ { from: 9, points: 30, label: Promoter } ] }
      - { factor: logins, input: logins.change("7d"), points: [ { above: 0, points: 20, label: Growing } ] }
    bands: [ { from: 70, band: pursue }, { from: 40, band: nurture }, { band: wait } ]
signals:
  high_usage: { title: High usage, leads to: expansion, when: usage.sum("7d") >= 40, levels: [40, 80], quiet: 5d, pattern: clear, needs: known(nps.last()) }
  request: { title: Asked, leads to: expansion, on: upgrade.requested, pattern: clear, direct request: true, lasts: 10d }
  answered: { title: Answered, leads to: expansion, on: nps.submitted, pattern: vague, lasts: 12d }
  candid: { title: Candid, leads to: expansion, on: nps.submitted, when: event.properties.score >= 3, pattern: vague, lasts: 12d }
  signed_in: { title: Signed in, leads to: expansion, on: signed.in, pattern: vague, lasts: 12d }
grading:
  strong: { when: signals.kinds >= 3 }
  moderate: { when: signals.kinds >= 2 || signal.direct_request }
  weak: { otherwise: true }
`,
  'health.yaml': `
health:
  nps:
    components: [ { component: nps, weight: 100, measures: [ { measure: nps, input: nps.last(), scale: { zero: 0, full: 10 } } ] } ]
    bands: [ { from: 50, band: green }, { band: red } ]
    on enter:
      red: [ { task: attention, title: Look after them, assign: csm }, { do: journey.start, with: { journey: care } } ]
`,
  'journeys/grow.yaml': `
journey: grow
title: Grow
about: account
enter:
  on: [signal.raised, follow_up.due]
  when: scores.expansion >= 20 || event.name == "follow_up.due"
  again: { done: 4d, quiet: at once }
  always: [follow_up.due]
  holdout: 10%
gate: nps.last() >= 4
stop: [ { when: nps.last() <= 2, exit: unhappy } ]
on exit:
  unhappy: [ { task: talk_to_them, title: Talk to them, assign: csm }, { email: sorry } ]
risks: [ { risk: silence, when: usage.sum("5d") < 5, mitigation: [ { task: wake_up, title: Wake them up, assign: csm } ] } ]
stages:
  - stage: talk
    window: { from: day 0, to: day 3 }
    on: [ { event: signed.in, when: visits("answer") > 0, email: welcome_back } ]
    steps:
      - split: tone
        arms:
          - { arm: soon, weight: 60, steps: [ { email: hello, at: "day 1, best hour" } ] }
          - { arm: later, weight: 40, steps: [ { email: hello, id: hello_later, at: day 2 } ] }
      - id: answer
        await: [meeting.booked, email.replied]
        meanwhile: [ { at: day 3, email: again, unless: happened("signed.in") } ]
        for: 4d
        then: { email.replied: ask, timeout: { exit: quiet, again: { at: 12d after entry, from: second } } }
      - { id: ask, task: ask, title: Ask, assign: csm }
  - stage: second
    steps:
      - wait: { until: usage.sum("7d") > 10 }
      - exit: done
`,
  'journeys/care.yaml': `
journey: care
title: Care
enter: { on: [nps.submitted], if: event.name == "journey.requested" || event.properties.score <= 4, again: { cared: 6d } }
stages:
  - stage: care
    steps:
      - email: again
      - wait: 2d
      - exit: cared
`,
  'messages/hello.md': '---\npurpose: upsell\nfrom: csm\nto: primary contact\n---\n## en\n# Hello\nHello.\n',
  'messages/again.md': '---\npurpose: upsell\nfrom: csm\nto: primary contact\n---\n## en\n# Again\nAgain.\n',
  'messages/welcome_back.md':
    '---\npurpose: relationship\nfrom: csm\nto: primary contact\n---\n## en\n# Hello again\nHello again.\n',
  'messages/sorry.md': '---\npurpose: relationship\nfrom: csm\nto: primary contact\n---\n## en\n# Sorry\nSorry.\n',
};

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
    const rows = await db.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${table} t`);
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
    for (const [name, times] of told) expect(times, name).toBeGreaterThan(0);
  });
});
