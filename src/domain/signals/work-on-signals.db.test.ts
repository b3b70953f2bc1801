import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEvent, aWorker, forget, growing, publish, publishedRuntime, send } from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { dismissSignal } from './dismiss-signal.ts';
import { getSignal } from './get-signal.ts';
import { listSignals } from './list-signals.ts';
import { qualifySignal } from './qualify-signal.ts';
import { restoreSignal } from './restore-signal.ts';

const START: Instant = Date.UTC(2026, 2, 6, 9);
const runtime = publishedRuntime();

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database.db, growing, START - DAY);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

async function used(account: string, at: Instant, name = 'service.used'): Promise<void> {
  await send(database.db, at, [anEvent(account, name, name === 'service.used' ? { quantity: 50 } : {})]);
  await aWorker(database.db, at).drain();
}
const operations = (now = START) => testOperations(database.db, now);
const list = (input = {}) => operations().run(listSignals(runtime), input);
async function raised(account = 'acme') {
  await used(account, START);
  const { signals } = await list({ account });
  return { account, signal: signals[0]?.id ?? '' };
}
const healthIs = (value: number | null) =>
  database.db.query(
    `update account_state set scores = scores || jsonb_build_object('health', jsonb_build_object('value', $2::float8))
      where shard = $1`,
    [shardOf('acme'), value],
  );

describe('a dismissal', () => {
  test('can be taken back: the signal is what it was before', async () => {
    const which = await raised();
    await operations().run(dismissSignal, { ...which, reason: 'not for them' });
    expect((await list({ status: 'open' })).signals).toEqual([]);
    expect(await operations().run(restoreSignal, which)).toEqual({ signal: which.signal, status: 'raised' });
    expect((await list({ status: 'open' })).signals).toMatchObject([{ id: which.signal, reason: null }]);
    await expect(operations().run(restoreSignal, which)).rejects.toMatchObject({ reason: 'signal-not-dismissed' });
  });

  test('stays where the same was raised again meanwhile', async () => {
    const which = await raised();
    await operations().run(dismissSignal, { ...which, reason: 'not for them' });
    await database.db.query(
      `insert into signal (shard, id, account, playbook, kind, direction, pattern, status, raised_at, evidence)
       select shard, gen_random_uuid(), account, playbook, kind, direction, pattern, 'raised', now(), evidence from signal`,
    );
    await expect(operations().run(restoreSignal, which)).rejects.toMatchObject({ reason: 'signal-raised-again' });
  });
});

describe('a signal is qualified', () => {
  const found = { need: 'A second site opens in May', decision_path: 'The CFO', this_quarter: true } as const;

  test('by a need, a way to a decision and this quarter, where the account is healthy', async () => {
    const which = await raised();
    await healthIs(70);
    const { run, emitted } = operations();
    await run(qualifySignal, { ...which, ...found });
    expect(emitted).toMatchObject([{ name: 'signal.qualified', properties: { health: 70, need: found.need } }]);
    expect((await list({ status: 'qualified' })).signals).toMatchObject([{ qualification: { ...found, health: 70 } }]);
  });

  test('never below a health of 70, nor where it is not known', async () => {
    const which = await raised();
    await expect(operations().run(qualifySignal, { ...which, ...found })).rejects.toMatchObject({
      reason: 'not-healthy',
    });
    await healthIs(69.9);
    await expect(operations().run(qualifySignal, { ...which, ...found })).rejects.toMatchObject({
      reason: 'not-healthy',
    });
  });
});

test('by their clock signals come strongest first, and of those what has waited longest, page by page', async () => {
  await used('weak and old', START - 9 * HOUR);
  await used('strong and new', START - HOUR, 'upgrade.requested');
  await used('strong and old', START - 2 * HOUR, 'upgrade.requested');
  const whole = (await list({ status: 'open', order: 'clock' })).signals.map(({ account }) => account);
  expect(whole).toEqual(['strong and old', 'strong and new', 'weak and old']);
  const pages: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ status: 'open', order: 'clock', limit: 1, after });
    pages.push(...page.signals.map(({ account }) => account));
    after = page.next;
  } while (after !== undefined);
  expect(pages).toEqual(whole);
  expect((await list({ strength: 'weak', order: 'clock' })).signals.map(({ account }) => account)).toEqual([
    'weak and old',
  ]);
});

test('a signal is shown with what it stands on in words, and the metric day by day around it', async () => {
  const which = await raised();
  await used('acme', START + 2 * DAY);
  const later = operations(START + 3 * DAY);
  const shown = await later.run(getSignal(runtime), { ...which, locale: 'en' });
  expect(shown).toMatchObject({
    condition: 'usage.sum("7d") >= 40',
    facts: [{ label: 'usage in the last 7 days', value: 100 }, { value: 80 }],
  });
  const [curve] = shown.curves;
  const at = (day: string) => curve?.values[curve.days.indexOf(day)];
  expect([at('2026-02-28'), at('2026-03-05'), at('2026-03-06'), at('2026-03-08'), at('2026-03-09')]).toEqual([
    null,
    0,
    50,
    100,
    100,
  ]);
  const [listed] = (await later.run(listSignals(runtime), { curves: true })).signals;
  expect(listed?.curve?.at(-1)).toBe(100);
  expect(listed?.curve).toHaveLength(12);
});
