import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { virtualClock } from '#base';
import type { ImportKind } from '#domain/imports';
import { runtimeSource } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { runImport } from './import-command.ts';

const runtime = runtimeSource({
  registry: { relations: [], recorders: [], effects: [] },
  productEvents: { 'service.used': { properties: { quantity: { type: 'number', required: true } } } },
  load: () => {
    throw new Error('no playbook is live here');
  },
});

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'perennial-import-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function imported(kind: ImportKind, csv: string, map: string, dryRun = false) {
  const [file, mapFile] = [join(folder, 'rows.csv'), join(folder, 'rows.map.yaml')];
  await writeFile(file, csv);
  await writeFile(mapFile, map);
  const lines: string[] = [];
  const woken: number[] = [];
  const ports = {
    db: database.db,
    clock: virtualClock(Date.UTC(2026, 2, 2)),
    runtime,
    wake: (shards: readonly number[]) => void woken.push(...shards),
    print: (line: string) => void lines.push(line),
  };
  const counts = await runImport(ports, { kind, file, map: mapFile, dryRun });
  return { counts, lines, woken, refused: await readFile(`${file}.refused.csv`, 'utf8').catch(() => undefined) };
}

async function inbox(): Promise<number> {
  const [row] = await database.db.query<{ count: number }>('select count(*) from inbox');
  return row?.count ?? -1;
}

const ACCOUNTS = 'columns: { account: id, plan_limit: { column: limit, to: number } }';

test('refused rows are told with their line and stand in a file that can be imported itself', async () => {
  const { lines, refused, woken } = await imported(
    'accounts',
    'id,limit\na-1,100\na-2,"100 visits, about"\n',
    ACCOUNTS,
  );
  expect(lines).toEqual([
    'Read rows.csv: 2 rows, 1 refused',
    '1 came in as history: they count and act on nothing; 1 refused',
    'line 3, column limit: plan_limit is text ("100 visits, about") in row 3 of rows.csv; this needs a number. ' +
      'Clean it, or map it with "format:", and import again: rows already in are not doubled.',
    `All refused rows, with why: ${join(folder, 'rows.csv.refused.csv')}`,
  ]);
  expect(refused?.split('\n')[0]).toBe('id,limit,refused_line,refused_column,refused_value,refused_reason,refused_fix');
  expect(refused?.split('\n')[1]).toMatch(/^a-2,"100 visits, about",3,limit,"100 visits, about","plan_limit is text/);
  expect(woken.length).toBe(1);

  const mended = refused?.replaceAll('"100 visits, about"', '100') ?? '';
  expect(await imported('accounts', mended, ACCOUNTS)).toMatchObject({
    counts: { events: 1, refused: 0 },
    refused: undefined,
  });
});

test('a dry run shows what would come in and stores nothing', async () => {
  const before = await inbox();
  const { lines, counts, woken } = await imported('accounts', 'id,limit\na-1,100\n', ACCOUNTS, true);
  expect(lines).toEqual([
    'Checked rows.csv: 1 row',
    '  would bring in account.identified of a-1 {"traits":{"plan_limit":100}}',
    '1 would come in',
  ]);
  expect([counts.events, woken.length, await inbox()]).toEqual([1, 0, before]);
});

test('properties have the type that is declared for the event where the map is silent', async () => {
  const map = 'event: service.used\nkey: [id]\ncolumns: { account: account, time: day, quantity: n }';
  const { lines } = await imported('events', 'id,account,day,n\n1,a-1,2026-03-01,4\n', map, true);
  expect(lines[1]).toBe('  would bring in service.used of a-1 {"quantity":4}');
});

test('a long file tells at each tenth how far it is', async () => {
  const csv = `id,limit\n${Array.from({ length: 60_000 }, (_, row) => `a-${row},${row}`).join('\n')}\n`;
  const { lines } = await imported('accounts', csv, ACCOUNTS, true);
  expect(lines.filter((line) => /^Checking rows\.csv: \d0 %, [\d,]+ rows$/.test(line)).length).toBeGreaterThan(3);
});

test('problems of a map are told as file:line:column before the file is opened', async () => {
  const map = 'columns:\n  account: id\n  seats: { column: seats, to: numbr }\n';
  await expect(imported('accounts', 'id\n', map)).rejects.toThrow(/rows\.map\.yaml:3:27 columns\.seats\.to/);
});

test('a map that names a column which the file lacks is refused with the columns it has', async () => {
  await expect(imported('accounts', 'key,limit\na,1\n', ACCOUNTS)).rejects.toThrow(
    'rows.csv has no column "id", which the map names; it has: key, limit',
  );
});

test('a file that is not there is named', async () => {
  const options = {
    kind: 'accounts' as const,
    file: join(folder, 'none.csv'),
    map: join(folder, 'rows.map.yaml'),
    dryRun: true,
  };
  const ports = { db: database.db, clock: virtualClock(0), runtime, wake: () => undefined, print: () => undefined };
  await writeFile(options.map, ACCOUNTS);
  await expect(runImport(ports, options)).rejects.toThrow(`There is no file ${options.file}`);
});
