import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '#base';
import type { Db } from '#platform/db';
import { testDatabase } from '../../test/database.ts';
import { anEvent, aWorker, changed, forget, growing, publish, publishedRuntime, send } from '../../test/engine.ts';
import fc from '../../test/laws.ts';
import { explainPastScore } from './explain-past-score.ts';
import { explainScoreChange } from './explain-score-change.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const CHANGED = START + 40 * DAY;
const END = START + 80 * DAY;
const stricter = changed(
  'signals.yaml',
  'above: 60, points: 50',
  'above: 30, points: 45',
  changed('playbook.yaml', '"1"', '"2"'),
);

let db: Db;
let close: () => Promise<void>;
const runtime = publishedRuntime();
beforeAll(async () => {
  ({ db, close } = await testDatabase());
});
afterAll(() => close());

const happening = fc.record({
  minutes: fc.integer({ min: 1, max: 80 * 24 * 60 - 1 }),
  lateHours: fc.constantFrom(0, 0, 0, 3, 30),
  what: fc.oneof(
    fc.record({
      name: fc.constant('service.used'),
      properties: fc.record({ quantity: fc.integer({ min: 1, max: 40 }) }),
    }),
    fc.record({
      name: fc.constant('nps.submitted'),
      properties: fc.record({ score: fc.integer({ min: 0, max: 10 }) }),
    }),
  ),
});
const happenings = fc
  .uniqueArray(happening, { selector: ({ minutes }) => minutes, minLength: 5, maxLength: 40 })
  .map((all) => all.toSorted((a, b) => a.minutes - b.minutes));

type Happening = typeof happenings extends fc.Arbitrary<(infer One)[]> ? One : never;

const NAME = 'growing.expansion';

/** Lives through everything with the real engine; at day 40 another version goes live. */
async function live(all: readonly Happening[]): Promise<void> {
  await forget(db);
  await db.query('delete from live_version');
  await db.query('delete from playbook_version');
  await publish(db, growing, START);
  let isStricter = false;
  for (const { minutes, lateHours, what } of all) {
    const at = START + minutes * MINUTE;
    if (at > CHANGED && !isStricter) {
      isStricter = true;
      await aWorker(db, CHANGED).drain();
      await publish(db, stricter, CHANGED);
      await aWorker(db, CHANGED).drain();
    }
    await send(db, at, [anEvent('acme', what.name, what.properties, { occurredAt: at - lateHours * HOUR })]);
    await aWorker(db, at).drain();
  }
  await aWorker(db, END).drain();
}

describe('the score of a past instant', () => {
  test('is what the engine stored then, and changes between any two divide into data, time and configuration', async () => {
    await fc.assert(
      fc.asyncProperty(
        happenings,
        fc.array(fc.integer({ min: 0, max: 80 * 24 * 60 }), { minLength: 3, maxLength: 3 }),
        async (all, times) => {
          await live(all);
          const now = await runtime(db);
          const ends = times.map((minutes) => START + minutes * MINUTE).sort((a, b) => a - b);
          const values: number[] = [];
          for (const at of ends) {
            const { score, model } = await explainPastScore(db, now, { account: 'acme', score: NAME, at }, END);
            const [stored] = await db.query<{ value: number; band: string }>(
              `select value, band from score where account = 'acme' and name = $1 and at <= $2 order by at desc, cause desc limit 1`,
              [NAME, new Date(at).toISOString()],
            );
            if (stored !== undefined) expect({ value: score.value, band: score.band }).toEqual(stored);
            expect(score.contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score.value ?? 0, 9);
            const isChanged = all.some(({ minutes }) => START + minutes * MINUTE > CHANGED) && at >= CHANGED;
            expect(model).toMatchObject({ version: isChanged ? '2' : '1', basis: 'then' });
            values.push(score.value ?? 0);
          }
          const [from = 0, , to = 0] = ends;
          const divided = await explainScoreChange(db, now, { account: 'acme', score: NAME, from, to }, END);
          expect(divided.change).toBe((values[2] ?? 0) - (values[0] ?? 0));
          expect(divided.data + divided.time + divided.configuration).toBeCloseTo(divided.change ?? 0, 9);
          for (const cause of ['data', 'time', 'configuration'] as const) {
            const sum = divided.parts.reduce((all_, part) => all_ + (part.cause === cause ? part.points : 0), 0);
            expect(sum).toBeCloseTo(divided[cause], 9);
          }
        },
      ),
      { numRuns: 5 },
    );
  }, 120_000);
});

describe('what moved a score', () => {
  const day = (n: number): Instant => START + n * DAY;
  const use = (quantity: number) => anEvent('acme', 'service.used', { quantity });

  test('is told by cause: an event, a window that moves on, a version', async () => {
    await forget(db);
    await db.query('delete from live_version');
    await db.query('delete from playbook_version');
    await publish(db, growing, START);
    await send(db, day(1), [use(50)]);
    await aWorker(db, day(1)).drain();
    await publish(db, stricter, day(2));
    await aWorker(db, day(2)).drain();
    await aWorker(db, day(20)).drain();
    const now = await runtime(db);
    const ask = (from: Instant, to: Instant) =>
      explainScoreChange(db, now, { account: 'acme', score: NAME, from, to }, day(20));
    expect(await ask(START, day(1.5))).toMatchObject({ change: 20, data: 20, time: 0, configuration: 0 });
    expect(await ask(day(1.5), day(3))).toMatchObject({
      change: 25,
      configuration: 25,
      versions: { from: '1', to: '2' },
      parts: [{ cause: 'configuration', factor: 'usage', points: 25, before: 50, after: 50, events: 0 }],
    });
    expect(await ask(START, day(20))).toMatchObject({ change: 0, data: 20, time: -45, configuration: 25 });
    const given = { account: 'acme', score: NAME, at: day(5), version: '1' };
    expect(await explainPastScore(db, now, given, day(20))).toMatchObject({
      score: {
        value: 20,
        contributions: [{ inputs: [{ fact: 'usage.sum("7d")', value: 50, eventCount: 1 }] }, {}, {}],
      },
      model: { version: '1', basis: 'given' },
    });
  });

  test('before anything was live the first version is used, and said', async () => {
    const now = await runtime(db);
    const { model, score } = await explainPastScore(db, now, { account: 'acme', score: NAME, at: day(-1) }, day(20));
    expect(model).toMatchObject({ version: '1', basis: 'first' });
    expect(score.value).toBe(0);
    const unknown = explainPastScore(db, now, { account: 'nobody', score: NAME, at: day(1) }, day(20));
    await expect(unknown).rejects.toMatchObject({ reason: 'account-not-found' });
    const none = explainPastScore(db, now, { account: 'acme', score: 'growing.none', at: day(1) }, day(20));
    await expect(none).rejects.toMatchObject({ reason: 'score-not-found' });
  });
});
