import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { anEvent, aWorker, changed, publish, publishedRuntime, send } from '../../test/engine.ts';
import { explainAccount } from './explain-account.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);

const goal = changed('journeys/grow.yaml', 'stages:\n', 'goal: { event: nps.submitted }\nstages:\n');
const files = changed('signals.yaml', 'input: nps.last(),', 'input: nps.last() + health.score * 0,', {
  ...goal,
  'health.yaml': `health:
  one:
    components: [ { component: nps, weight: 100, measures: [ { measure: nps, input: nps.last(), scale: { zero: 0, full: 10 } } ] } ]
    bands: [ { from: 70, band: green }, { band: red } ]
`,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await publish(db, files, START);
  for (const [hours, quantity] of [10, 25, 30, 2].entries())
    await send(db, START + hours * HOUR, [anEvent('acme', 'service.used', { quantity, feature: 'a' })]);
  await send(db, START + 5 * HOUR, [anEvent('acme', 'nps.submitted', { score: 9 })]);
  await aWorker(db, START + 6 * HOUR).drain();
});
afterAll(() => database.close());

const explained = async (account: string, now: Instant) => {
  const { db } = database;
  return explainAccount(db, await publishedRuntime()(db), account, now);
};

describe('why an account’s score is what it is', () => {
  test('its contributions add up to it, and it is what the tick kept', async () => {
    const { scores } = await explained('acme', START + 6 * HOUR);
    const kept = await database.db.query<{ scores: Record<string, { value: number; band: string }> }>(
      "select scores from account_state where account = 'acme'",
    );
    expect(scores.map(({ name }) => name)).toEqual(['health', 'growing.expansion']);
    for (const { name, value, band, contributions } of scores) {
      expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(value ?? Number.NaN, 9);
      expect({ value, band }).toMatchObject({ value: kept[0]?.scores[name]?.value, band: kept[0]?.scores[name]?.band });
    }
    expect(scores[1]?.value).toBe(90.5);
  });

  test('behind each input stand the events it is made of, and no others', async () => {
    const { scores } = await explained('acme', START + 6 * HOUR);
    const behind = (factor: string) => scores[1]?.contributions.find((one) => one.factor === factor)?.inputs[0];
    expect(behind('usage')).toMatchObject({ fact: 'usage.sum("7d")', value: 67, eventCount: 4 });
    expect(behind('usage')?.events.map(({ properties }) => properties.quantity)).toEqual([2, 30, 25, 10]);
    // Filtered: only those of 20 and more are counted.
    expect(behind('large')).toMatchObject({ value: 2, eventCount: 2 });
    expect(behind('large')?.events.map(({ properties }) => properties.quantity)).toEqual([30, 25]);
    expect(behind('nps')?.events).toHaveLength(1);
  });

  test('is told as of now, though no tick has looked since; health first, since scores read it', async () => {
    const { scores } = await explained('acme', START + 30 * DAY);
    expect(scores[1]).toMatchObject({ value: 30, band: 'wait' });
    expect(scores[1]?.contributions[0]).toMatchObject({ factor: 'usage', points: 0, input: 0, label: null });
  });

  test('lists what was missing of an account of which little is known', async () => {
    const { db } = database;
    await send(db, START + 6 * HOUR, [anEvent('birch', 'service.used', { quantity: 50 })]);
    await aWorker(db, START + 6 * HOUR).drain();
    const { known, scores, signals } = await explained('birch', START + 6 * HOUR);
    expect(known).toBe(true);
    expect(scores[0]).toMatchObject({ name: 'health', value: null, band: 'unknown', missing: ['nps'] });
    expect(scores[1]).toMatchObject({ value: 20, missing: ['nps'] });
    expect(signals).toMatchObject([{ kind: 'high_usage', status: 'raised' }]);
  });

  test('of an account that nobody has heard of is empty', async () => {
    expect(await explained('nobody', START)).toMatchObject({ known: false, enrollments: [], signals: [] });
  });
});

describe('where an account stands', () => {
  test('is told with what it waits for, until when, and what its steps did', async () => {
    const { enrollments } = await explained('acme', START + 6 * HOUR);
    expect(enrollments).toMatchObject([
      { journey: 'grow', status: 'running', stage: 'talk', waitsFor: 'email.replied', outcome: null },
    ]);
    expect(enrollments[0]?.reachedGoalAt).toBe(START + 5 * HOUR);
    expect(enrollments[0]?.runs.map(({ step, did }) => [step, did])).toEqual([['hello', 'sends hello']]);
    expect(enrollments[0]?.dueAt).toBe((enrollments[0]?.enteredAt ?? 0) + 4 * DAY);
  });
});
