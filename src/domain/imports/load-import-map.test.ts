import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ImportKind } from './import-kind.ts';
import { ImportMap } from './import-map.ts';
import { loadImportMap } from './load-import-map.ts';

function problemsOf(text: string, kind: ImportKind = 'accounts'): string[] {
  const loaded = loadImportMap(text, kind);
  return 'problems' in loaded ? loaded.problems.map((one) => `${one.line}:${one.column} ${one.message}`) : [];
}

describe('loadImportMap', () => {
  test('a column name alone is a rule', () => {
    const loaded = loadImportMap('columns:\n  account: account_id\n', 'accounts');
    expect(loaded).toMatchObject({ map: { columns: { account: { column: 'account_id' } } } });
  });

  test('each problem names its line and column', () => {
    const text = [
      'columns:',
      '  account: { column: id, too: text }',
      '  seats: { column: seats, to: numbr }',
      '  plan: { to: text }',
      'colour: red',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      '2:26 "too" is no word of a map here; did you mean "to"?',
      expect.stringMatching(/^3:27 columns\.seats\.to: .*integer/),
      expect.stringMatching(/^4:3 columns\.plan: needs either "column:" or "constant:"/),
      '5:1 "colour" is no word of a map here',
    ]);
  });

  test('broken YAML is a problem with its place', () => {
    expect(problemsOf('columns: [a\n')[0]).toMatch(/^\d:\d+ /);
  });

  test('what a kind needs must be mapped', () => {
    expect(problemsOf('columns:\n  name: title\n')).toEqual(['1:1 accounts need a column for "account"']);
    expect(problemsOf('columns:\n  account: a\n  time: t\n', 'events')).toEqual([
      '1:1 events need "event: <name>", or "emit:" with several',
      '1:1 events need "key: [columns]" that tells one row from another',
    ]);
  });

  test('words of events are refused elsewhere', () => {
    expect(problemsOf('key: [id]\ncolumns:\n  account: a\n')).toEqual(['1:1 "key" is for imports of events only']);
  });

  test('a known target keeps its type', () => {
    expect(problemsOf('columns:\n  account: a\n  created_on: { column: c, to: text }\n')).toEqual([
      '3:28 "created_on" is of type date: leave "to" out or write "to: date"',
    ]);
  });

  test('zones, formats and lookups are checked before a row is read', () => {
    const text = [
      'zone: Mars/Olympus',
      'columns:',
      '  account: { constant: a, lookup: { file: f.csv, key: k, take: t } }',
      '  created_on: { column: c, format: MM/YYYY }',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      '1:1 "Mars/Olympus" is no time zone',
      '3:27 a lookup needs the "column" whose value it looks up',
      '4:28 "MM/YYYY" needs at least YYYY, MM and DD',
    ]);
  });

  test('what is written within another thing is told with the word that was meant', () => {
    const text = [
      'columns:',
      '  account: { column: a, lookup: { fil: f.csv, key: k, take: t } }',
      '  arr: { column: b, times: [{ colum: c }] }',
      '  name: { column: [first, last], else: { column: nick, defualt: x } }',
      'skip when: { state: { nott: x } }',
      'delimitr: ";"',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      '2:25 columns.account.lookup needs "file:"',
      '2:35 "fil" is no word of a map here; did you mean "file"?',
      '3:29 columns.arr.times.0: needs either "column:" or "constant:"',
      '3:31 "colum" is no word of a map here; did you mean "column"?',
      '4:56 "defualt" is no word of a map here; did you mean "default"?',
      '5:14 skip when.state needs "not:"',
      '5:23 "nott" is no word of a map here; did you mean "not"?',
      '6:1 "delimitr" is no word of a map here; did you mean "delimiter"?',
    ]);
  });

  test('each of several events says what it needs, where it stands', () => {
    const text = [
      'columns: { account: a, tme: t }',
      'event: a.b',
      'emit:',
      '  - { event: a.b, key: [id], columns: { time: t } }',
      '  - { event: a.c, key: [id], columns: { time: { column: t, to: date } } }',
      '  - { event: a.d, key: [id] }',
    ].join('\n');
    expect(problemsOf(text, 'events')).toEqual([
      '2:1 "event" stands in each item of "emit", not above it',
      '5:60 "time" is of type instant: leave "to" out or write "to: instant"',
      '6:5 events need a column for "time"; is it "tme"?',
    ]);
    expect(problemsOf('columns: { account: a }\nemit:\n  - { event: a.b, when: { x: present } }\n', 'events')).toEqual([
      '3:5 emit.0 needs "key:"',
    ]);
  });

  test('only numbers are multiplied', () => {
    expect(problemsOf('columns:\n  account: { column: a, times: 2 }\n')).toEqual([
      '2:25 "times" is for numbers, and "account" is of type text',
    ]);
  });

  test('a colleague has no attributes', () => {
    const text = 'columns: { email: mail, name: name, manger: boss }\n';
    expect(problemsOf(text, 'users')).toEqual(['1:37 users know no "manger"; did you mean "manager"?']);
  });
});

describe('the published JSON Schema', () => {
  const { $schema, ...rest } = z.toJSONSchema(ImportMap, { io: 'input', reused: 'ref' });
  const schema = { $schema, title: '*.map.yaml of perennial import', ...rest };

  test('docs/schema/import-map.schema.json is what maps are checked by', async () => {
    const text = `${JSON.stringify(schema, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../docs/schema/import-map.schema.json');
  });

  test('an editor sees a word that is none, deep within', () => {
    const check = new Ajv2020({ strictTypes: false }).compile(schema);
    const map = (word: string) =>
      parse(
        `columns: { account: { column: a, lookup: [{ file: f.csv, key: k, ${word}: t }] }, arr: { column: b, times: 12 } }`,
      );
    expect(check(map('take'))).toBe(true);
    expect(check(map('tkae'))).toBe(false);
  });
});
