import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR } from '#base';
import { noQuietHours, parseDuration, parseQuietHours } from '#pure/calendar';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { publishedRuntime } from '../../test/engine.ts';
import { workspaceOf } from './workspace.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const set = (key: string, value: string) =>
  database.db.query(
    `insert into setting (key, value, updated_at) values ($1, to_jsonb($2::text), now())
         on conflict (key) do update set value = excluded.value`,
    [key, value],
  );

test('evenings, nights, weekends and two weeks after an upsell message are quiet unless it is set otherwise', () => {
  expect(workspaceOf({})).toEqual({
    zone: 'UTC',
    quiet: parseQuietHours('18-8 weekends'),
    upsellCap: parseDuration('14d'),
    historyAfter: 48 * HOUR,
  });
  expect(workspaceOf({ 'workspace.quiet_hours': 'none', 'workspace.upsell_cap': 'none' })).toMatchObject({
    quiet: noQuietHours,
    upsellCap: undefined,
  });
});

test('what can not be read is as it is by default', () => {
  const unreadable = {
    'workspace.zone': 7,
    'workspace.quiet_hours': '25-8',
    'workspace.upsell_cap': 'soon',
    'workspace.history_after': '5m',
  };
  expect(workspaceOf(unreadable)).toEqual(workspaceOf({}));
});

test('a setting that is changed is seen by the next tick, and no reading is repeated without a change', async () => {
  const runtime = publishedRuntime();
  const before = await runtime(database.db);
  expect(await runtime(database.db)).toBe(before);
  await set('workspace.quiet_hours', '20-7');
  const quiet = await runtime(database.db);
  expect(quiet.quiet).toEqual(parseQuietHours('20-7'));
  await set('workspace.upsell_cap', '3d');
  expect((await runtime(database.db)).upsellCap).toEqual(parseDuration('3d'));
  await set('workspace.zone', 'Europe/Berlin');
  const last = await runtime(database.db);
  expect(last.zone).toBe('Europe/Berlin');
  await set('company.name', 'Green Lawn');
  expect(await runtime(database.db)).toBe(last);
});
