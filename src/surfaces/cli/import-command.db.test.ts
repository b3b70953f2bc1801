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

async function imported(kind: ImportKind, csv: string | Uint8Array, map: string, dryRun = false) {
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
    'rows.csv is utf-8, "," between fields, double quotes, 2 columns',
    'Read rows.csv: 2 rows, 1 refused',
    '1 came in as history: they count and act on nothing; 1 refused',
    expect.stringContaining('"perennial list-quarantine" shows both'),
    'line 3, column limit: plan_limit is text ("100 visits, about") in row 3 of rows.csv; this needs a number. ' +
      'Clean it, or map it with "format:", and import again: rows already in are not doubled.',
    `All refused rows, with why: ${join(folder, 'rows.csv.refused.csv')}`,
  ]);
  expect(refused?.split('\n')[0]).toBe(
    '\ufeffid,limit,refused_line,refused_column,refused_value,refused_reason,refused_fix,refused_whole',
  );
  expect(refused?.split('\n')[1]).toMatch(/^a-2,"100 visits, about",3,limit,"100 visits, about","plan_limit is text/);
  expect(woken.length).toBe(1);

  const mended = refused?.replaceAll('"100 visits, about"', '100') ?? '';
  expect(await imported('accounts', mended, ACCOUNTS)).toMatchObject({
    counts: { events: { 'account.identified': 1 }, refused: 0 },
    refused: undefined,
  });
});

test('a dry run shows what would come in and stores nothing', async () => {
  const before = await inbox();
  const { lines, counts, woken } = await imported('accounts', 'id;limit;city\na-1;100;Köln\n', ACCOUNTS, true);
  expect(lines).toEqual([
    'rows.csv is utf-8, ";" between fields, double quotes, 3 columns',
    '  not used: city',
    'Checked rows.csv: 1 row',
    '  would bring in account.identified of a-1 {"traits":{"plan_limit":100}}',
    '1 would come in',
    'Of these: 1 new; 0 in already',
  ]);
  expect([counts.rows, woken.length, await inbox()]).toEqual([1, 0, before]);
});

test('properties have the type that is declared for the event where the map is silent', async () => {
  const map = 'event: service.used\nkey: [id]\ncolumns: { account: account, time: day, quantity: n }';
  const { lines } = await imported('events', 'id,account,day,n\n1,a-1,2026-03-01,4\n', map, true);
  expect(lines[2]).toBe('  would bring in service.used of a-1 at 2026-03-01T00:00Z {"quantity":4}');
});

test('each name of event is shown and counted', async () => {
  const map = [
    'columns: { account: account }',
    'emit:',
    '  - { event: subscription.started, key: [id], columns: { time: from } }',
    '  - { event: subscription.ended, key: [id], when: { to: present }, columns: { time: to } }',
  ].join('\n');
  const csv = 'id,account,from,to\n1,a-1,2026-01-01,\n2,a-1,2026-01-01,2026-02-01\n3,a-2,2026-01-05,\n';
  const { lines } = await imported('events', csv, map, true);
  expect(lines.slice(2)).toEqual([
    '  would bring in subscription.started of a-1 at 2026-01-01T00:00Z {}',
    '  would bring in subscription.started of a-1 at 2026-01-01T00:00Z {}',
    '  would bring in subscription.started of a-2 at 2026-01-05T00:00Z {}',
    '  would bring in subscription.ended of a-1 at 2026-02-01T00:00Z {}',
    '4 would come in',
    '  subscription.started 3',
    '  subscription.ended   1',
    'Of these: 4 new; 0 in already',
  ]);
});

test('rows of the same key are told, with the rows where they say something else', async () => {
  const map = 'event: service.used\nkey: [id]\ncolumns: { account: account, time: day, quantity: n }';
  const csv = 'id,account,day,n\n1,a-1,2026-03-01,4\n1,a-1,2026-03-01,4\n1,a-1,2026-03-01,5\n';
  const { lines } = await imported('events', csv, map, true);
  expect(lines.slice(-3, -1)).toEqual([
    '1 of them repeats an earlier row and is dropped',
    '1 of them has the key of an earlier row with other content (rows 4 and 2) and will be set aside; ' +
      'where they are different things, add the column that tells them apart to "key:"',
  ]);
});

test('a row that is wider than the header stays refused until its fields are put right', async () => {
  const map = `${ACCOUNTS}\nencoding: windows-1252\nquote: "'"`;
  const { refused } = await imported('accounts', 'id;limit\na-9;100;000\n', map);
  expect(refused?.split('\n')[1]).toMatch(/;'a-9;100;000'$/);
  const again = await imported('accounts', refused ?? '', map);
  expect(again.counts.refused).toBe(1);
  expect(again.lines.join('\n')).toContain('Put each where it belongs and empty refused_whole');
  const mended = again.refused?.replace('a-9;100;', 'a-9;100000;').replaceAll("'a-9;100;000'", '') ?? '';
  expect((await imported('accounts', mended, map)).counts).toMatchObject({ rows: 1, refused: 0 });
});

test('colleagues are added once, each with whom they report to', async () => {
  const map = 'columns: { email: mail, name: name, roles: roles, manager: boss }';
  const csv =
    'mail,name,roles,boss\nada@example.com,Ada,"csm, ae",kim@example.com\nkim@example.com,Kim,,\nbo@example.com,Bo,,nobody@example.com\n';
  const first = await imported('users', csv, map);
  expect(first.lines.filter((line) => line.startsWith('People'))).toEqual(['People: 2 added; 1 refused']);
  expect(first.refused).toContain('bo@example.com,Bo,,nobody@example.com,4,');
  const again = await imported('users', csv, map, true);
  expect(again.lines.filter((line) => line.startsWith('People'))).toEqual([
    'People, as it would be: 2 unchanged; 1 refused',
  ]);
});

test('of one colleague a file says one thing', async () => {
  const map = 'columns: { email: mail, name: name }';
  const { counts, refused } = await imported('users', 'mail,name\nli@x.com,Li\nLI@x.com,Lee\nli@x.com,Li\n', map);
  expect(counts).toMatchObject({ people: { added: 1 }, refused: 1, repeated: 1 });
  expect(refused).toContain('row 3 of rows.csv says something else of LI@x.com than row 2');
});

test('a file that breaks off tells the line, and what stood before is in', async () => {
  const before = await inbox();
  const rows = Array.from({ length: 9000 }, (_, row) => `c-${row},${row}`).join('\n');
  const bytes = Buffer.concat([Buffer.from(`id,limit\n${rows}\nM`), Buffer.from([0xfc, 0x0a])]);
  await expect(imported('accounts', bytes, ACCOUNTS)).rejects.toThrow(
    'rows.csv is not utf-8 text (line 9002, after byte',
  );
  expect(await inbox()).toBe(before + 9000);
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
