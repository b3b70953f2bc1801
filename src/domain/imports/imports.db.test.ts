import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { virtualClock } from '#base';
import { accounts } from '#domain/accounts';
import { contracts } from '#domain/contracts';
import { type EngineParts, runtimeSource, Work } from '#engine';
import { quietLog } from '#platform/log';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { bringPeople, deliverImport } from './deliver-import.ts';
import { importFile } from './import-file.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportCounts, RefusedRow } from './import-sink.ts';
import { loadImportMap } from './load-import-map.ts';

const RAVENSTACK = join(import.meta.dirname, '../../../examples/ravenstack');
const FILES = [
  ['accounts', 'ravenstack_accounts.csv', 'accounts.map.yaml'],
  ['contracts', 'ravenstack_subscriptions.csv', 'subscriptions.map.yaml'],
  ['events', 'ravenstack_feature_usage.csv', 'feature_usage.map.yaml'],
] as const;

const parts: EngineParts = {
  registry: {
    relations: [...accounts.relations, ...contracts.relations],
    recorders: [...accounts.recorders, ...contracts.recorders],
    effects: [],
  },
  productEvents: {},
  load: () => {
    throw new Error('no playbook is live here');
  },
};
const clock = virtualClock(Date.UTC(2026, 2, 2, 9));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Imported extends ImportCounts {
  readonly refusals: readonly RefusedRow[];
}

async function importBytes(
  kind: ImportKind,
  file: string,
  yaml: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Imported> {
  const loaded = loadImportMap(yaml, kind);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const deliver = deliverImport(database.db, clock, kind);
  const refusals: RefusedRow[] = [];
  const counts = await importFile(
    {
      kind,
      map: loaded.map,
      file,
      bytes,
      openLookup: (name) => createReadStream(join(RAVENSTACK, name)),
      zone: 'UTC',
      now: clock.now(),
      needed: () => ({}),
    },
    {
      open: () => undefined,
      deliver: async (events) => void (await deliver(events)),
      bringPeople: (people) => bringPeople(database.db, clock, people, { actor: 'cli:test', dryRun: false }),
      refuse: async (row) => void refusals.push(row),
      progress: () => undefined,
    },
  );
  return { ...counts, refusals };
}

async function importRavenstack(): Promise<Imported[]> {
  const all: Imported[] = [];
  for (const [kind, file, map] of FILES) {
    const yaml = await readFile(join(RAVENSTACK, map), 'utf8');
    all.push(await importBytes(kind, file, yaml, createReadStream(join(RAVENSTACK, file))));
  }
  return all;
}

async function* text(content: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(content);
}

async function tickUntilQuiet(): Promise<void> {
  const work = new Work({
    db: database.db,
    clock,
    runtime: runtimeSource(parts),
    log: quietLog(),
    deliver: () => undefined,
  });
  while (await work.round());
}

async function count(statement: string): Promise<number> {
  const [row] = await database.db.query<{ count: number }>(`select count(*) ${statement}`);
  return row?.count ?? -1;
}

const stored = async () => ({
  accounts: await count('from account'),
  contracts: await count('from contract'),
  usage: await count("from event where name = 'service.used'"),
  events: await count('from event'),
  quarantined: await count('from quarantine'),
  waiting: await count('from inbox'),
});

describe('RavenStack', () => {
  const EVERYTHING = { accounts: 500, contracts: 5000, usage: 25_000, events: 30_500, quarantined: 0, waiting: 0 };

  test('every row of the three files comes in', { timeout: 120_000 }, async () => {
    const counts = await importRavenstack();
    expect(counts.map(({ rows, events, skipped, refused }) => [rows, events, skipped, refused])).toEqual([
      [500, { 'account.identified': 500 }, 0, 0],
      [5000, { 'contract.recorded': 5000 }, 0, 0],
      [25_000, { 'service.used': 25_000 }, 0, 0],
    ]);
    expect(await count('from inbox where lane = 2')).toBe(30_500);
    await tickUntilQuiet();
    expect(await stored()).toEqual(EVERYTHING);
  });

  test('what came in is history, dated as the files say', async () => {
    expect(await count('from event where not history')).toBe(0);
    const [usage] = await database.db.query<{ first: number; sum: number }>(
      `select min(occurred_at) as first, sum((properties->>'quantity')::int)::float as sum from event where name = 'service.used'`,
    );
    expect(usage).toEqual({ first: Date.UTC(2023, 0, 1), sum: 250_525 });
  });

  test('the same files again change nothing', { timeout: 120_000 }, async () => {
    await importRavenstack();
    await tickUntilQuiet();
    expect(await stored()).toEqual(EVERYTHING);
  });
});

describe('rows that are refused', () => {
  test('stay out with line and reason, and the others come in', async () => {
    const csv = 'id,limit\nbad-1,100\nbad-2,100 visits\n,7\n"bad\n3",many\n';
    const map = 'columns: { account: id, plan_limit: { column: limit, to: number } }';
    const before = await count('from inbox');
    const { events, refused, refusals } = await importBytes('accounts', 'accounts.csv', map, text(csv));
    expect({ events, refused }).toEqual({ events: { 'account.identified': 1 }, refused: 3 });
    expect(refusals.map(({ line, problems }) => [line, problems[0]?.reason])).toEqual([
      [3, 'plan_limit is text ("100 visits") in row 3 of accounts.csv; this needs a number'],
      [4, 'account is empty in row 4 of accounts.csv; it is needed'],
      [6, 'plan_limit is text ("many") in row 5 of accounts.csv; this needs a number'],
    ]);
    expect(await count('from inbox')).toBe(before + 1);
  });
});

describe('contacts', () => {
  test('what waited for a contact enters the account that the import names', async () => {
    const waiting = {
      key: '00000000-0000-8000-8000-000000000001',
      name: 'page.viewed',
      source: 'segment',
      properties: {},
    };
    await database.db.query(`insert into unassigned (contact, event, received_at) values ('ada', $1::jsonb, now())`, [
      JSON.stringify(waiting),
    ]);
    const map = 'columns: { account: account, contact: id, email: mail }';
    await importBytes('contacts', 'contacts.csv', map, text('account,id,mail\na-1,ada,Ada@Example.com\n'));
    expect(await count('from unassigned')).toBe(0);
    expect(await count(`from inbox where account = 'a-1'`)).toBe(2);
    const [identity] = await database.db.query(
      `select contact from identity where kind = 'email' and value = 'ada@example.com'`,
    );
    expect(identity).toEqual({ contact: 'ada' });
  });
});

describe('a long file', () => {
  test('is read in level memory', { timeout: 300_000 }, async () => {
    const ROWS = 200_000;
    async function* rows(): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder();
      yield encoder.encode('id,name,limit\n');
      for (let at = 0; at < ROWS; at += 1000) {
        let chunk = '';
        for (let row = at; row < at + 1000; row++) chunk += `a-${row},Company ${row},${row}\n`;
        yield encoder.encode(chunk);
      }
    }
    const loaded = loadImportMap(
      'columns: { account: id, name: name, plan_limit: { column: limit, to: number } }',
      'accounts',
    );
    if ('problems' in loaded) throw new Error('the map is fine');
    // What is still in use, not what has not been collected yet: that depends on the machine.
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heaps: number[] = [];
    let delivered = 0;
    const counts = await importFile(
      {
        kind: 'accounts',
        map: loaded.map,
        file: 'long.csv',
        bytes: rows(),
        openLookup: () => text(''),
        zone: 'UTC',
        now: clock.now(),
        needed: () => ({}),
      },
      {
        open: () => undefined,
        bringPeople: async () => [],
        async deliver(events) {
          const before = delivered;
          delivered += events.length;
          if (Math.floor(before / 20_000) === Math.floor(delivered / 20_000)) return;
          collect();
          heaps.push(process.memoryUsage().heapUsed);
        },
        refuse: async () => undefined,
        progress: () => undefined,
      },
    );
    expect(counts.events).toEqual({ 'account.identified': ROWS });
    // All rows together would be some 150 MB of events.
    expect(heaps.length).toBeGreaterThan(5);
    expect(Math.max(...heaps) - (heaps[0] ?? 0)).toBeLessThan(20_000_000);
  });
});
