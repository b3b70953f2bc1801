import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, isoInstant } from '#base';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEvent, aWorker, changed, forget, publish, publishedRuntime, send } from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { endEnrollment } from './end-enrollment.ts';
import { getJourneyMap } from './get-journey-map.ts';
import { getJourneyUplift } from './get-journey-uplift.ts';
import { listEnrollments } from './list-enrollments.ts';
import { listJourneys } from './list-journeys.ts';
import { pauseEnrollment } from './pause-enrollment.ts';
import { pauseJourney } from './pause-journey.ts';
import { resumeEnrollment } from './resume-enrollment.ts';
import { resumeJourney } from './resume-journey.ts';

/** A Monday. */
const START = Date.UTC(2026, 2, 2, 9);
const runtime = publishedRuntime();
const GROW = { playbook: 'growing', journey: 'grow' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const files = changed(
    'journeys/grow.yaml',
    'enter: { on: [signal.raised], again: { done: 4d } }',
    'enter: { on: [upgrade.requested] }\ngoal: { event: email.replied }',
  );
  await publish(database.db, files, START - DAY);
});
afterAll(() => database.close());
beforeEach(async () => {
  await forget(database.db);
  await database.db.query('delete from journey_pause');
  await database.db.query('delete from account');
  for (const [n, account] of ['acme', 'birch', 'cedar'].entries()) {
    await database.db.query('insert into account (shard, id, name) values ($1, $2, $3)', [
      shardOf(account),
      account,
      `${account} & Sons`,
    ]);
    await send(database.db, START + n * HOUR, [anEvent(account, 'upgrade.requested')]);
    await at(START + n * HOUR);
  }
  await send(database.db, START + 9 * HOUR, [anEvent('cedar', 'email.replied')]);
  await at(START + 9 * HOUR);
});

const at = (now: number) => aWorker(database.db, now).drain();
const operations = () => testOperations(database.db, START + 10 * HOUR);
const map = (input = {}) => operations().run(getJourneyMap(runtime), { ...GROW, ...input });
const list = (input = {}) => operations().run(listEnrollments(runtime), input);

describe('get-journey-map', () => {
  test('has the drawing and how many stand at each step, have been there, and left from there', async () => {
    const { map: drawn, counts, steps, stages, is_live } = await map();
    expect([drawn.journey, drawn.steps.length, is_live]).toEqual(['grow', 5, true]);
    expect(counts).toMatchObject({
      entered: 3,
      running: 2,
      reached_goal: 1,
      outcomes: [{ outcome: 'done', count: 1 }],
    });
    expect(stages).toEqual([{ stage: 'talk', inside: 2, reached: 3 }]);
    expect(steps.find(({ step }) => step === 'talk_await_1')).toMatchObject({ standing: 2, passed: 3, left: 0 });
    const median = steps.find(({ step }) => step === 'talk_await_1')?.median_wait ?? 0;
    expect(Math.abs(median / (7 * HOUR) - 1)).toBeLessThan(0.1);
    expect(steps.find(({ step }) => step === 'talk_exit_2')).toMatchObject({ standing: 0, passed: 1, left: 1 });
  });

  test('counts one version alone when it is asked for', async () => {
    expect((await map({ version: '1' })).counts.entered).toBe(3);
    await expect(map({ version: '7' })).rejects.toMatchObject({ reason: 'journey-not-found' });
  });

  test('refuses a journey that is not there', async () => {
    await expect(map({ journey: 'shrink' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('list-journeys'),
    });
  });
});

describe('list-journeys', () => {
  test('lists each journey with its versions, who runs in it, and how the others ended', async () => {
    const { journeys } = await operations().run(listJourneys(runtime), {});
    expect(journeys).toMatchObject([
      {
        ...GROW,
        titles: { en: 'Grow' },
        is_live: true,
        entered: 3,
        running: 2,
        outcomes: [{ outcome: 'done', count: 1 }],
        versions: [{ version: '1', status: 'live', running: 2 }],
      },
    ]);
  });
});

describe('list-enrollments by step', () => {
  const step = { ...GROW, step: 'talk_await_1' };

  test('says who stands there, since when and what for, who has stood there longest first', async () => {
    expect((await list(step)).enrollments).toMatchObject([
      {
        account: 'acme',
        account_name: 'acme & Sons',
        since: isoInstant(START),
        step: 'talk_await_1',
        waiting: { for: 'events' },
        due_at: isoInstant(START + 4 * DAY),
      },
      { account: 'birch', since: isoInstant(START + HOUR) },
    ]);
  });

  test('pages follow each other without a gap', async () => {
    const first = await list({ ...step, limit: 1 });
    const second = await list({ ...step, limit: 1, after: first.next });
    expect([first, second].flatMap(({ enrollments }) => enrollments.map(({ account }) => account))).toEqual([
      'acme',
      'birch',
    ]);
    expect(second.next).toBeUndefined();
  });

  test('is searched by the account’s name, as text', async () => {
    expect((await list({ ...step, search: 'BIRCH & s' })).enrollments.map(({ account }) => account)).toEqual(['birch']);
    expect((await list({ ...step, search: '%' })).enrollments).toEqual([]);
  });

  test('needs to know whose step it is', async () => {
    await expect(list({ step: 'talk_await_1' })).rejects.toMatchObject({ reason: 'step-of-what' });
  });
});

describe('get-journey-uplift', () => {
  test('has no uplift to tell while nobody is held out', async () => {
    const answer = await operations().run(getJourneyUplift(runtime), GROW);
    expect(answer).toMatchObject({ goal: 'email.replied', treated: { count: 3, reached: 1 }, held_out: { count: 0 } });
    expect(answer.uplift).toBeUndefined();
  });

  test('compares both arms by what happened after each entered', async () => {
    await database.db.query(`update enrollment set status = 'held_out' where account in ('acme', 'birch')`);
    const { uplift, treated, held_out } = await operations().run(getJourneyUplift(runtime), GROW);
    expect([treated, held_out]).toEqual([
      { count: 1, reached: 1 },
      { count: 2, reached: 0 },
    ]);
    expect(uplift?.points).toBe(1);
  });
});

describe('pausing', () => {
  test('a journey is paused once, shows it, and is resumed', async () => {
    const { run } = operations();
    await run(pauseJourney(runtime), { ...GROW, reason: 'Prices change' });
    expect((await map()).paused).toMatchObject({ reason: 'Prices change', since: isoInstant(START + 10 * HOUR) });
    await expect(run(pauseJourney(runtime), GROW)).rejects.toMatchObject({ reason: 'journey-paused' });
    await run(resumeJourney, GROW);
    expect((await map()).paused).toBeUndefined();
    await expect(run(resumeJourney, GROW)).rejects.toMatchObject({ reason: 'journey-not-paused' });
  });

  test('one run is paused and resumed by events of the account', async () => {
    const enrollment = (await list({ account: 'acme' })).enrollments[0]?.enrollment ?? '';
    const one = { account: 'acme', enrollment };
    const { run, emitted } = operations();
    await expect(run(resumeEnrollment, one)).rejects.toMatchObject({ reason: 'enrollment-not-paused' });
    await run(pauseEnrollment, one);
    expect(emitted).toMatchObject([{ name: 'enrollment.paused', properties: { enrollment, journey: 'grow' } }]);
    await send(database.db, START + 10 * HOUR, [anEvent('acme', 'enrollment.paused', emitted[0]?.properties)]);
    await at(START + 10 * HOUR);
    expect((await list({ account: 'acme' })).enrollments).toMatchObject([
      { paused_by_hand: true, paused_at: isoInstant(START + 10 * HOUR) },
    ]);
    await expect(run(pauseEnrollment, one)).rejects.toMatchObject({ reason: 'enrollment-paused' });
    await run(resumeEnrollment, one);
    expect(emitted.at(-1)).toMatchObject({ name: 'enrollment.resumed' });
  });

  test('one run is ended by an event of the account: it leaves from where it stands, also while paused', async () => {
    const enrollment = (await list({ account: 'acme' })).enrollments[0]?.enrollment ?? '';
    const { run, emitted } = operations();
    await run(endEnrollment, { account: 'acme', enrollment, reason: 'They have left' });
    expect(emitted).toMatchObject([{ name: 'enrollment.ended', properties: { enrollment, reason: 'They have left' } }]);
    await send(database.db, START + 11 * HOUR, [anEvent('acme', 'enrollment.ended', emitted[0]?.properties)]);
    await at(START + 11 * HOUR);
    expect((await list({ account: 'acme' })).enrollments).toMatchObject([
      { status: 'exited', outcome: 'removed', step: 'talk_await_1' },
    ]);
    await expect(run(endEnrollment, { account: 'acme', enrollment })).rejects.toMatchObject({
      reason: 'enrollment-not-running',
    });
  });

  test('one that is over is refused', async () => {
    const enrollment = (await list({ account: 'cedar' })).enrollments[0]?.enrollment ?? '';
    await expect(operations().run(pauseEnrollment, { account: 'cedar', enrollment })).rejects.toMatchObject({
      reason: 'enrollment-not-running',
    });
  });
});
