import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, isoInstant } from '#base';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { anEvent, aWorker, changed, forget, growing, publish, publishedRuntime, send } from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { dismissSignal } from './dismiss-signal.ts';
import { listSignals } from './list-signals.ts';

/** A Friday. */
const START: Instant = Date.UTC(2026, 2, 6, 9);
const GRADING = 'strong: { when: signals.kinds >= 2 || signal.direct_request }\n  weak: { otherwise: true }';
const runtime = publishedRuntime();

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const responding =
    'strong: { when: signals.kinds >= 2, respond within: 2 business days }\n  weak: { otherwise: true, respond within: 48h }';
  await publish(database.db, changed('signals.yaml', GRADING, responding, growing), START - DAY);
});
afterAll(() => database.close());
beforeEach(() => forget(database.db));

async function used(account: string, at: Instant, name = 'service.used'): Promise<void> {
  await send(database.db, at, [anEvent(account, name, name === 'service.used' ? { quantity: 50 } : {})]);
  await aWorker(database.db, at).drain();
}
const run = (now: Instant) => testOperations(database.db, now).run;
const listed = async (now: Instant, input = {}) => (await run(now)(listSignals(runtime), input)).signals;

describe('by when a person is to respond', () => {
  test('counts from when the signal was raised, and is overdue once it has passed', async () => {
    await used('acme', START);
    const due = { respond_by: isoInstant(START + 48 * HOUR) };
    expect(await listed(START)).toMatchObject([{ kind: 'high_usage', ...due, overdue: false }]);
    expect(await listed(START + 48 * HOUR)).toMatchObject([{ ...due, overdue: false }]);
    expect(await listed(START + 48 * HOUR + 1)).toMatchObject([{ ...due, overdue: true }]);
  });

  test('counts anew where another signal makes it stronger, by the business calendar in the zone of the account', async () => {
    await database.db.query("insert into account (shard, id, zone) values ($1, 'acme', 'America/New_York')", [
      shardOf('acme'),
    ]);
    await used('acme', START);
    const later = START + 6 * HOUR;
    await used('acme', later, 'upgrade.requested');
    // Friday 15:00 UTC is 10:00 in New York; its clock goes forward on the Sunday between.
    const due = isoInstant(later + 4 * DAY - HOUR);
    expect((await listed(later)).map(({ kind, respond_by }) => [kind, respond_by])).toEqual([
      ['request', due],
      ['high_usage', due],
    ]);
  });

  test('is still told of one that a person has acknowledged, which is never overdue; of a closed one it is not', async () => {
    await used('acme', START);
    const [signal = { id: '' }] = await listed(START);
    await run(START)(acknowledgeSignal, { account: 'acme', signal: signal.id });
    const [acknowledged] = await listed(START + 9 * DAY);
    expect(acknowledged).toMatchObject({ status: 'acknowledged', respond_by: isoInstant(START + 48 * HOUR) });
    expect(acknowledged).not.toHaveProperty('overdue');
    await run(START)(dismissSignal, { account: 'acme', signal: signal.id, reason: 'a mistake' });
    const [dismissed] = await listed(START + 9 * DAY);
    expect(dismissed).toMatchObject({ status: 'dismissed', reason: 'a mistake' });
    expect(dismissed).not.toHaveProperty('respond_by');
  });
});

test('signals are listed newest first, by account and status, a page after the other', async () => {
  await used('acme', START);
  await used('birch', START + HOUR);
  expect((await listed(START)).map(({ account }) => account)).toEqual(['birch', 'acme']);
  expect((await listed(START, { account: 'acme' })).map(({ account }) => account)).toEqual(['acme']);
  expect(await listed(START, { status: 'dismissed' })).toEqual([]);
  const { next } = await run(START)(listSignals(runtime), { limit: 1 });
  expect((await listed(START, { limit: 1, after: next })).map(({ account }) => account)).toEqual(['acme']);
});
