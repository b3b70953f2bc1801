import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import {
  anEvent,
  aWorker,
  changed,
  contentsOf,
  growing,
  loadFiles,
  publish,
  publishedRuntime,
  send,
} from '../../test/engine.ts';
import { keepVersion } from './playbook-versions.ts';
import { prepareVersions } from './prepare-version.ts';
import { SHARDS } from './shards.ts';

const START: Instant = Date.UTC(2026, 2, 27, 9);

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const bare = changed(
  'facts.yaml',
  `  peak: { event: service.used, max: quantity }
  large: { event: service.used, where: event.properties.quantity >= 20, count: true }
  people: { event: service.used, distinct: contacts }
`,
  '',
  changed(
    'signals.yaml',
    '      - { factor: large, input: large.count("7d"), points: [ { from: 2, points: 10.5, label: Large } ] }\n',
    '',
  ),
);
const version = (n: number, files = growing) => changed('playbook.yaml', 'version: "1"', `version: "${n}"`, files);

const days = Array.from({ length: 60 }, (_, n) =>
  ['acme', 'birch', 'cedar'].map((account, k) =>
    anEvent(
      account,
      'service.used',
      { quantity: (n * 7 + k) % 31, feature: `f${n % 3}` },
      { contact: `c${n % 5}`, occurredAt: START + n * DAY - (n % 4 === 0 ? 40 * DAY : 0) },
    ),
  ),
);

describe('a new version', () => {
  test('has its series from the log exactly as if it had been there from the start', async () => {
    const { db } = database;
    const other = await testDatabase();
    try {
      await publish(db, bare, START);
      await publish(other.db, growing, START);
      for (const at of [db, other.db]) {
        for (const [n, events] of days.entries()) await send(at, START + n * DAY, events);
        await aWorker(at, START + 60 * DAY).drain();
      }
      expect(await publish(db, version(2), START + 60 * DAY)).toEqual(['growing 2']);
      // Numbers of metrics are given out in the order in which they are first asked for.
      const byDefinition = (table: string): string =>
        `select m.definition, to_jsonb(t) - 'metric' as row from ${table} t join metric m on m.id = t.metric order by 1, 2`;
      for (const table of ['series', 'latest']) {
        const filled = await db.query(byDefinition(table));
        expect(filled.length).toBeGreaterThan(10);
        expect(filled).toEqual(await other.db.query(byDefinition(table)));
      }
    } finally {
      await other.close();
    }
  });

  test('has every account looked at anew when it goes live; what it finds then is history', async () => {
    const { db } = database;
    await publish(db, bare, START);
    await send(db, START, [
      anEvent('acme', 'service.used', { quantity: 25 }),
      anEvent('acme', 'service.used', { quantity: 26 }),
    ]);
    await aWorker(db, START).drain();
    await publish(db, version(2), START + HOUR);
    await aWorker(db, START + HOUR).drain();
    const [state] = await db.query<{ scores: Record<string, { value: number; by: string }> }>(
      'select scores from account_state',
    );
    expect(state?.scores['growing.expansion']).toMatchObject({ value: 30.5, by: 'growing 2' });
  });

  test('is folded from its publication on, and nothing is counted twice by the back-fill', async () => {
    const { db } = database;
    await publish(db, bare, START);
    await send(db, START, [anEvent('acme', 'service.used', { quantity: 25 })]);
    await aWorker(db, START).drain();
    await db.transaction((tx) => keepVersion(tx, loadFiles(version(2)), version(2), START));
    await send(db, START + HOUR, [anEvent('acme', 'service.used', { quantity: 25 })]);
    await aWorker(db, START + HOUR).drain();
    await send(db, START + 2 * HOUR, [anEvent('acme', 'service.used', { quantity: 25 })]);
    await aWorker(db, START + 2 * HOUR).drain();
    const [row] = await db.query<{ counts: string }>(
      `select counts from series join metric on metric.id = series.metric where definition like '%quantity >= 20%'`,
    );
    expect(row?.counts.split(',').at(-1)).toBe('3');
  });

  test('says how many shards are ready for it', async () => {
    const { db } = database;
    await db.transaction((tx) => keepVersion(tx, loadFiles(bare), bare, START));
    const prepared = () => db.query<{ prepared: number }>('select prepared from playbook_version');
    expect(await prepared()).toEqual([{ prepared: 0 }]);
    await aWorker(db, START).drain();
    expect(await prepared()).toEqual([{ prepared: SHARDS.length }]);
  });

  test('lets those inside finish on the one before, which then binds no events', async () => {
    const { db } = database;
    await publish(db, growing, START);
    await send(db, START, [anEvent('acme', 'upgrade.requested')]);
    await aWorker(db, START).drain();
    const retyped = changed(
      'facts.yaml',
      'nps.submitted: { properties: { score: { type: number, required: true } } }',
      'nps.submitted: { properties: { score: { type: text, required: true } } }',
      changed(
        'signals.yaml',
        '      - { factor: nps, input: nps.last(), points: [ { from: 9, points: 30, label: Promoter } ] }\n',
        '',
      ),
    );
    await publish(db, version(2, retyped), START + HOUR);
    await send(db, START + HOUR, [
      anEvent('acme', 'email.replied'),
      anEvent('birch', 'nps.submitted', { score: 'ten' }),
    ]);
    await aWorker(db, START + HOUR).drain();
    expect(await db.query('select version, outcome from enrollment')).toEqual([{ version: '1', outcome: 'done' }]);
    expect(await db.query('select 1 from quarantine')).toEqual([]);
  });
});

test('several workers that prepare at once take it live once, and look at every account once', async () => {
  const { db } = database;
  await publish(db, bare, START);
  await send(db, START, [anEvent('acme', 'service.used', { quantity: 25 })]);
  await aWorker(db, START).drain();
  await db.transaction((tx) => keepVersion(tx, loadFiles(version(2)), version(2), START));
  const went = await Promise.all(
    [1, 2, 3].map(() => prepareVersions({ db, runtime: publishedRuntime() }, START + HOUR)),
  );
  expect(went.flat()).toEqual(['growing 2']);
  await aWorker(db, START + HOUR).drain();
  const looks = await contentsOf(db, 'event');
  expect(looks.event?.filter((row) => row.includes('playbook.live'))).toHaveLength(1);
});

test('a retired version that can not be loaded any more stops nothing, unless somebody is inside', async () => {
  const { db } = database;
  await publish(db, growing, START);
  await publish(db, version(2), START + HOUR);
  await db.query(`update playbook_version set digest = 'gone', files = '{}' where version = '1'`);
  await send(db, START + HOUR, [anEvent('acme', 'upgrade.requested')]);
  await aWorker(db, START + HOUR).drain();
  expect(await db.query('select version from enrollment')).toEqual([{ version: '2' }]);
  await publish(db, version(3), START + 2 * HOUR);
  await db.query(`update playbook_version set digest = 'gone too', files = '{}' where version = '2'`);
  await send(db, START + 2 * HOUR, [anEvent('birch', 'upgrade.requested')]);
  await expect(aWorker(db, START + 2 * HOUR).round()).rejects.toThrow(/growing 2 can't be loaded any more/);
});
