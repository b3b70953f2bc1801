import { describe, expect, test } from 'vitest';
import type { ImportKind } from './import-kind.ts';
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
      expect.stringMatching(/^3:27 columns\.seats\.to: .*"integer"/),
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
});
