import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, isoInstant } from '#base';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEvent, aWorker, changed, forget, publish, publishedRuntime, send } from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { checkCriterion } from './check-criterion.ts';
import { listEnrollments } from './list-enrollments.ts';

/** A Monday. */
const START = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const runtime = publishedRuntime();

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const files = changed(
    JOURNEY,
    'enter: { on: [signal.raised], again: { done: 4d } }',
    'enter: { on: [upgrade.requested] }\ngoal: { event: email.replied }',
    changed(
      JOURNEY,
      '  - stage: talk\n',
      '  - stage: talk\n    done when: [ { check: Needs documented } ]\n',
      changed(JOURNEY, '      - exit: done\n', '  - stage: end\n    steps:\n      - wait: 30d\n      - exit: done\n'),
    ),
  );
  await publish(database.db, files, START - DAY);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

const at = (now: number) => aWorker(database.db, now).drain();
async function asked(account: string, when: number): Promise<void> {
  await send(database.db, when, [anEvent(account, 'upgrade.requested')]);
  await at(when);
}
const list = (input: Record<string, unknown> = {}) =>
  testOperations(database.db, START).run(listEnrollments(runtime), input);

describe('list-enrollments', () => {
  beforeEach(async () => {
    await asked('acme', START);
    await asked('birch', START + HOUR);
    await asked('cedar', START + 2 * HOUR);
    await send(database.db, START + 3 * HOUR, [anEvent('birch', 'email.replied')]);
    await at(START + 5 * DAY);
  });

  test('says who is where, who entered last first', async () => {
    const { enrollments } = await list();
    expect(enrollments).toMatchObject([
      { account: 'cedar', status: 'exited', outcome: 'quiet', stage: 'talk' },
      { account: 'birch', status: 'running', stage: 'talk', title: 'Grow', waits_for: expect.any(String) },
      { account: 'acme', exited_at: isoInstant(START + 4 * DAY), entered_at: isoInstant(START) },
    ]);
  });

  test('says of those who have reached the goal when they did', async () => {
    const { enrollments } = await list();
    const reached = enrollments.map(({ account, reached_goal_at: at }) => [account, at]);
    expect(reached).toEqual([
      ['cedar', undefined],
      ['birch', isoInstant(START + 3 * HOUR)],
      ['acme', undefined],
    ]);
  });

  test.each([
    [{ status: 'running' }, ['birch']],
    [{ outcome: 'quiet' }, ['cedar', 'acme']],
    [{ account: 'acme' }, ['acme']],
    [{ stage: 'end' }, []],
    [{ stage: 'talk', journey: 'grow', playbook: 'growing' }, ['cedar', 'birch', 'acme']],
    [{ playbook: 'other' }, []],
  ])('filters by %j', async (filter, accounts) => {
    expect((await list(filter)).enrollments.map(({ account }) => account)).toEqual(accounts);
  });

  test('gives pages that follow each other without a gap', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: 1, ...(after === undefined ? {} : { after }) });
      seen.push(...page.enrollments.map(({ account }) => account));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(['cedar', 'birch', 'acme']);
  });
});

describe('check-criterion', () => {
  const check = async (input: { enrollment: string; check: string; account?: string }) => {
    const { run, emitted } = testOperations(database.db, START);
    await run(checkCriterion(runtime), { account: 'acme', ...input });
    return emitted;
  };
  const enrollmentOf = async (account: string) => (await list({ account })).enrollments[0]?.enrollment ?? '';

  test('tells what is done, and the journey leaves the stage', async () => {
    await asked('acme', START);
    await send(database.db, START + HOUR, [anEvent('acme', 'email.replied')]);
    await at(START + HOUR);
    expect((await list()).enrollments).toMatchObject([{ stage: 'talk' }]);
    const enrollment = await enrollmentOf('acme');
    const [told] = await check({ enrollment, check: 'Needs documented' });
    expect(told).toMatchObject({ name: 'stage.checked', properties: { enrollment, check: 'Needs documented' } });
    await send(database.db, START + 2 * HOUR, [anEvent('acme', 'stage.checked', told?.properties)]);
    await at(START + 2 * HOUR);
    expect((await list()).enrollments).toMatchObject([{ stage: 'end', status: 'running' }]);
  });

  test('refuses what no stage asks for, with what there is', async () => {
    await asked('acme', START);
    await expect(check({ enrollment: await enrollmentOf('acme'), check: 'Coffee' })).rejects.toMatchObject({
      code: 'invalid',
      reason: 'check-unknown',
      message: expect.stringContaining('Needs documented'),
    });
  });

  test('refuses a run that is not of the account, and one that is over', async () => {
    await asked('acme', START);
    const enrollment = await enrollmentOf('acme');
    await expect(check({ account: 'birch', enrollment, check: 'Needs documented' })).rejects.toMatchObject({
      reason: 'enrollment-not-found',
    });
    await at(START + 5 * DAY);
    await expect(check({ enrollment, check: 'Needs documented' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'enrollment-not-running',
    });
  });
});
