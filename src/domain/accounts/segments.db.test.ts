import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EffectHandler, EffectRow, LogEvent } from '#engine';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, anEffect, testOperations } from '../../../test/operations.ts';
import { accountFacts } from './account-facts.ts';
import { addToSegment } from './add-to-segment.ts';
import { getAccount } from './get-account.ts';
import { recordAccounts } from './record-accounts.ts';
import { removeFromSegment } from './remove-from-segment.ts';
import { addToSegments, removeFromSegments } from './segment-effects.ts';
import { setFields } from './set-fields.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const shard = shardOf('acme');
const record = (...events: readonly LogEvent[]) =>
  database.db.transaction((tx) => recordAccounts.runMany(tx, shard, events));
const said = (name: string, segment: string, occurredAt: number): LogEvent =>
  aLogEvent({ account: 'acme', name, occurredAt, properties: { segment } });
const perform = (handler: EffectHandler, ...rows: readonly EffectRow[]) =>
  database.db.transaction((tx) => handler.runMany(tx, shard, rows));

test('the later event time holds, and what is stored is what the fold gives', async () => {
  const events = [
    said('segment.joined', 'nurture', 1000),
    said('segment.left', 'nurture', 3000),
    said('segment.joined', 'nurture', 2000),
    said('segment.joined', 'vip', 1000),
    aLogEvent({ account: 'acme', name: 'account.identified', properties: { traits: { name: 'Acme' } } }),
    said('segment.joined', 'expansion ready', 4000),
  ];
  for (const event of events) await record(event);
  const folded = events.reduce((row, event) => accountFacts.fold?.(row, event) ?? row, accountFacts.empty('acme'));
  const stored = (await database.db.transaction((tx) => accountFacts.load(tx, shard, ['acme']))).get('acme');
  expect(stored).toEqual(folded);
  expect(accountFacts.facts.segments?.read(folded, 1, 'UTC')).toEqual({ value: ['expansion ready', 'vip'] });
  expect(accountFacts.facts.segments?.read(accountFacts.empty('acme'), 1, 'UTC')).toEqual({ value: [] });
  const { run } = testOperations(database.db, 1);
  expect(await run(getAccount, { account: 'acme' })).toMatchObject({ segments: ['expansion ready', 'vip'] });
});

test('a step that adds what is in, or removes what is out, causes nothing', async () => {
  const effect = (kind: string, segment: string | null) => anEffect(kind, 'acme', { segment });
  const [again, first, twice] = ['vip', 'new', 'new'].map((name) => effect('segment.add', name)) as [
    EffectRow,
    EffectRow,
    EffectRow,
  ];
  expect(await perform(addToSegments, again, first, twice)).toEqual([
    { id: again.id, done: true, events: [] },
    { id: first.id, done: true, events: [{ name: 'segment.joined', properties: { segment: 'new' } }] },
    { id: twice.id, done: true, events: [] },
  ]);
  expect(
    await perform(removeFromSegments, effect('segment.remove', 'vip'), effect('segment.remove', 'x')),
  ).toMatchObject([{ events: [{ name: 'segment.left', properties: { segment: 'vip' } }] }, { events: [] }]);
  expect(await perform(addToSegments, effect('segment.add', null))).toMatchObject([
    { done: false, reason: 'segment-missing' },
  ]);
});

test('by hand an account is put into a segment once, and taken out once', async () => {
  const { run, emitted } = testOperations(database.db, 1);
  expect(await run(addToSegment, { account: 'acme', segment: ' vip ' })).toMatchObject({ changed: false });
  expect(await run(addToSegment, { account: 'acme', segment: 'new' })).toMatchObject({ changed: true });
  expect(await run(removeFromSegment, { account: 'acme', segment: 'vip' })).toMatchObject({ changed: true });
  expect(emitted).toMatchObject([
    { name: 'segment.joined', properties: { segment: 'new' } },
    { name: 'segment.left', properties: { segment: 'vip' } },
  ]);
  await expect(run(addToSegment, { account: 'nobody', segment: 'vip' })).rejects.toMatchObject({ code: 'not_found' });
});

test('account.set says a trait, nothing where it is so, and refuses what is not known or not of its kind', async () => {
  const set = (field: string, value: string | boolean | null) => anEffect('account.set', 'acme', { field, value });
  const [won, same, unknown, zone] = [
    set('expansion_success', true),
    set('name', 'Acme'),
    set('tier', null),
    set('zone', 'Berlin'),
  ];
  expect(await perform(setFields, won, same, unknown, zone)).toMatchObject([
    { done: true, events: [{ name: 'account.identified', properties: { traits: { expansion_success: true } } }] },
    { done: true, events: [] },
    { done: false, reason: 'field-missing' },
    { done: false, reason: 'field-unreadable' },
  ]);
});
