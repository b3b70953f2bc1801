import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../database.ts';
import { START } from '../door.ts';
import { perennial } from './cli.ts';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  database = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const MAP = `event: service.used
key: [id]
columns:
  account: account
  time: at
  quantity: { column: quantity, to: number }
  note: note
`;
const HEAD = 'id,account,at,quantity,note\n';
const GOOD = '1,acme,2026-01-05T10:00:00Z,3,ok\n';

/** What is printed, without the folder, which is another one each time, and without progress. */
async function importing(file: string, content: string | Uint8Array, map = MAP): Promise<string> {
  writeFileSync(join(folder, file), content);
  writeFileSync(join(folder, 'map.yaml'), map);
  const said = await perennial(
    ['import', 'events', join(folder, file), '--map', join(folder, 'map.yaml')],
    database,
    START,
  );
  return `\n${said.replaceAll(`${folder}/`, '')}\n`;
}

test('ragged rows are told with their line and how many cells they have; the others come in', async () => {
  const rows = '2,acme,2026-01-05T10:00:00Z\n3,acme,2026-01-05T10:00:00Z,3,a,b,c\n\n4,acme,2026-01-05T10:00:00Z,4,ok\n';
  expect(await importing('ragged.csv', HEAD + GOOD + rows)).toMatchInlineSnapshot(`
    "
    ragged.csv is utf-8, "," between fields, double quotes, 5 columns
    Read ragged.csv: 4 rows, 2 refused
    2 came in as history: they count and act on nothing; 2 refused
    What is in already changes nothing. What says something else under the key of an event that is in is set aside when the worker comes to it: "perennial list-quarantine" shows both.
    line 3: row 3 of ragged.csv has 3 fields where the header has 5. Put fields that contain the delimiter or a line break in quotes, and import again: rows already in are not doubled.
    line 4: row 4 of ragged.csv has 7 fields where the header has 5. Put fields that contain the delimiter or a line break in quotes, and import again: rows already in are not doubled.
    All refused rows, with why: ragged.csv.refused.csv
    exit code 2
    "
  `);
});

test('cells of the wrong kind are told with line, column, what stands there and what would be right', async () => {
  const rows = [
    '5,acme,2026-01-05T10:00:00Z,many,a',
    '6,,2026-01-05T10:00:00Z,3,a',
    '7,acme,2024-13-45,3,a',
    '8,acme,yesterday,3,a',
    '9,acme,1999-12-31T00:00:00Z,3,a',
    '10,acme,2036-01-01T00:00:00Z,3,a',
    ',acme,2026-01-05T10:00:00Z,3,no key',
    `11,acme,2026-01-05T10:00:00Z,1e999,a`,
    `12,${'x'.repeat(300)},2026-01-05T10:00:00Z,3,a`,
    '13,acme,2026-01-05T10:00:00Z,3,a\0b',
  ];
  expect(await importing('cells.csv', `${HEAD}${rows.join('\n')}\n`)).toMatchInlineSnapshot(`
    "
    cells.csv is utf-8, "," between fields, double quotes, 5 columns
    Read cells.csv: 10 rows, 9 refused
    1 came in as history: they count and act on nothing; 9 refused
    What is in already changes nothing. What says something else under the key of an event that is in is set aside when the worker comes to it: "perennial list-quarantine" shows both.
    line 2, column quantity: quantity is text ("many") in row 2 of cells.csv; this needs a number. Clean it, or map it with "format:", and import again: rows already in are not doubled.
    line 3, column account: account is empty in row 3 of cells.csv; it is needed. Fill column account, or give the target a "default:", and import again: rows already in are not doubled.
    line 4, column at: time is text ("2024-13-45") in row 4 of cells.csv; this needs a date or time like 2026-03-31. Clean it, or map it with "format:", and import again: rows already in are not doubled.
    line 5, column at: time is text ("yesterday") in row 5 of cells.csv; this needs a date or time like 2026-03-31. Clean it, or map it with "format:", and import again: rows already in are not doubled.
    line 6, column at: time is before 2000 in row 6 of cells.csv. Correct it, or say how the file writes dates with "format:", and import again: rows already in are not doubled.
    line 7, column at: time is more than 24 hours ahead in row 7 of cells.csv. Correct it, or say how the file writes dates with "format:", and import again: rows already in are not doubled.
    line 9, column quantity: quantity is text ("1e999") in row 9 of cells.csv; this needs a number. Clean it, or map it with "format:", and import again: rows already in are not doubled.
    line 10, column account: account is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" in row 10 of cells.csv; this needs at most 200 characters. Clean it, or map it with "values:", and import again: rows already in are not doubled.
    line 11, column note: note has a zero byte (NUL) in row 11 of cells.csv, which is no character. Take it out, and import again: rows already in are not doubled.
    All refused rows, with why: cells.csv.refused.csv
    exit code 2
    "
  `);
});

test('files in other encodings are read where it is sure which, and told where it is not', async () => {
  const text = HEAD + GOOD.replace('1,acme', '20,acme').replace('ok', 'Müller');
  const said = [
    `UTF-8 with a mark → ${await importing('bom.csv', `\uFEFF${text}`)}`,
    `UTF-16 → ${await importing('utf16.csv', Buffer.from(`\uFEFF${text}`, 'utf16le'))}`,
    `Latin-1 → ${await importing('latin1.csv', Buffer.from(text, 'latin1'))}`,
    `Latin-1 said to be UTF-8 → ${await importing('said.csv', Buffer.from(text, 'latin1'), `encoding: utf-8\n${MAP}`)}`,
    `an encoding that is none → ${await importing('none.csv', text, `encoding: latin-99\n${MAP}`)}`,
  ];
  expect(said.join('')).toMatchInlineSnapshot(`
    "UTF-8 with a mark → 
    bom.csv is utf-8, "," between fields, double quotes, 5 columns
    Read bom.csv: 1 row
    1 came in as history: they count and act on nothing
    What is in already changes nothing. What says something else under the key of an event that is in is set aside when the worker comes to it: "perennial list-quarantine" shows both.
    exit code 0
    UTF-16 → 
    utf16.csv is utf-16le, "," between fields, double quotes, 5 columns
    Read utf16.csv: 1 row
    1 came in as history: they count and act on nothing
    What is in already changes nothing. What says something else under the key of an event that is in is set aside when the worker comes to it: "perennial list-quarantine" shows both.
    exit code 0
    Latin-1 → 
    latin1.csv is windows-1252, "," between fields, double quotes, 5 columns
    Read latin1.csv: 1 row
    1 came in as history: they count and act on nothing
    What is in already changes nothing. What says something else under the key of an event that is in is set aside when the worker comes to it: "perennial list-quarantine" shows both.
    exit code 0
    Latin-1 said to be UTF-8 → 
    said.csv is utf-8, "," between fields, double quotes, 5 columns
    said.csv was not read to its end
    said.csv is not utf-8 text (line 2, after byte 28). Name its encoding in the map, such as "encoding: windows-1252", or save it as UTF-8, and import it again: rows before that are in, and are not doubled.
    exit code 1
    an encoding that is none → 
    none.csv was not read to its end
    "latin-99" is no encoding; write for example utf-8, windows-1252, euc-kr or shift_jis.
    exit code 1
    "
  `);
});

test('a file that is no table of these columns', async () => {
  const said = [
    `nothing in it → ${await importing('empty.csv', '')}`,
    `only a head → ${await importing('head.csv', HEAD)}`,
    `a column that is not there → ${await importing('other.csv', HEAD.replace('quantity', 'amount') + GOOD)}`,
    `a column twice → ${await importing('twice.csv', HEAD.replace('note', 'id') + GOOD)}`,
    `a quote that is not closed → ${await importing('quote.csv', `${HEAD}30,acme,2026-01-05T10:00:00Z,3,"open\n${GOOD}`)}`,
    `bytes of something else → ${await importing('image.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))}`,
    `no file → ${await perennial(['import', 'events', 'nowhere.csv', '--map', join(folder, 'map.yaml')], database)}\n`,
  ];
  expect(said.join('')).toMatchInlineSnapshot(`
    "nothing in it → 
    empty.csv was not read to its end
    empty.csv is empty: its first row must name the columns.
    exit code 1
    only a head → 
    head.csv is utf-8, "," between fields, double quotes, 5 columns
    Read head.csv: 0 rows
    0 came in as history: they count and act on nothing
    exit code 0
    a column that is not there → 
    other.csv was not read to its end
    other.csv has no column "quantity", which the map names; it has: id, account, at, amount, note
    exit code 1
    a column twice → 
    twice.csv was not read to its end
    twice.csv has two columns named "id": rename one of them
    twice.csv has no column "note", which the map names; it has: id, account, at, quantity, id
    exit code 1
    a quote that is not closed → 
    quote.csv is utf-8, "," between fields, double quotes, 5 columns
    quote.csv was not read to its end
    quote.csv can't be read after row 1 (line 1): a quoted field is not closed. Mend it, or say in the map what quotes fields ("quote: none" if nothing does), and import again: rows already in are not doubled.
    exit code 1
    bytes of something else → 
    image.csv was not read to its end
    image.csv has no column "account", which the map names; it has: ‰PNG
    image.csv has no column "at", which the map names; it has: ‰PNG
    image.csv has no column "quantity", which the map names; it has: ‰PNG
    image.csv has no column "note", which the map names; it has: ‰PNG
    image.csv has no column "id", which the map names; it has: ‰PNG
    exit code 1
    no file → There is no file nowhere.csv: check its name and the folder you are in.
    exit code 1
    "
  `);
});

test('a map with mistakes is told whole, before anything is read', async () => {
  const map = `event: service.used
key: [id, nr]
colums: { account: account }
columns:
  account: { column: account, to: txt }
  quantity: { column: quantity, to: number, default: many }
`;
  expect(await importing('map.csv', HEAD + GOOD, map)).toMatchInlineSnapshot(`
    "
    map.yaml:3:1 "colums" is no word of a map here; did you mean "columns"?
    map.yaml:5:31 columns.account.to: this can be text, number, integer, bool, date, instant
    exit code 1
    "
  `);
  expect(await importing('yaml.csv', HEAD + GOOD, 'event: [\n')).toMatchInlineSnapshot(`
    "
    map.yaml:2:1 Flow sequence in block collection must be sufficiently indented and end with a ]
    exit code 1
    "
  `);
});

test('the same file again brings nothing new, and what was refused can be put right in the file that is left', async () => {
  const first = await importing(
    'again.csv',
    `${HEAD}40,acme,2026-01-05T10:00:00Z,3,a\n41,acme,2026-01-05T10:00:00Z,x,a\n`,
  );
  expect(first).toContain('exit code 2');
  const left = /All refused rows, with why: (\S+)/.exec(first)?.[1] ?? '';
  const refused = readFileSync(join(folder, left), 'utf8');
  expect(refused).toMatchInlineSnapshot(`
    "﻿id,account,at,quantity,note,refused_line,refused_column,refused_value,refused_reason,refused_fix,refused_whole
    41,acme,2026-01-05T10:00:00Z,x,a,3,quantity,x,"quantity is text (""x"") in row 3 of again.csv; this needs a number","Clean it, or map it with ""format:"", and import again: rows already in are not doubled.",
    "
  `);
  const keys = async () =>
    (await database.db.query("select distinct event->>'key' from inbox where account = 'acme'")).length;
  const before = await keys();
  await importing('again.csv', `${HEAD}40,acme,2026-01-05T10:00:00Z,3,a\n`);
  expect(await keys()).toBe(before);
});
