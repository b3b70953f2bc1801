import { expect, test } from 'vitest';
import { loadImportMap } from './load-import-map.ts';
import { loadLookups } from './lookup-tables.ts';

const FILES: Readonly<Record<string, string>> = {
  'deals.csv': 'deal;company\nd-1;c-1\nd-2;c-2\nd-2;c-3\nd-1;c-1\n',
  'companies.csv': 'company,domain\nc-1,acme.com\n',
};
const opened: string[] = [];
async function* open(file: string): AsyncGenerator<Uint8Array> {
  opened.push(file);
  yield new TextEncoder().encode(FILES[file] ?? '');
}

const hops = (take: string) =>
  `[{ file: deals.csv, key: deal, take: ${take} }, { file: companies.csv, key: company, take: domain }]`;
function mapOf(take: string) {
  const yaml = `columns: { account: { column: a, lookup: ${hops(take)} }, name: { column: a, lookup: ${hops(take)} } }`;
  const loaded = loadImportMap(yaml, 'accounts');
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.map;
}

test('two columns of each file are held, read once, each file as it is written; what has several values is known as that', async () => {
  opened.length = 0;
  const tables = [...(await loadLookups(mapOf('company'), open)).values()];
  expect(opened).toEqual(['deals.csv', 'companies.csv']);
  expect(tables.map((table) => [...table])).toEqual([
    [
      ['d-1', 'c-1'],
      ['d-2', null],
    ],
    [['c-1', 'acme.com']],
    [
      ['d-1', 'c-1'],
      ['d-2', null],
    ],
    [['c-1', 'acme.com']],
  ]);
});

test('a file without the column is told with those it has', async () => {
  await expect(loadLookups(mapOf('owner'), open)).rejects.toThrow(
    'deals.csv has no column "owner", which a lookup names; it has: deal, company',
  );
});

test('more rows than memory is kept for are refused with the limit', async () => {
  await expect(loadLookups(mapOf('company'), open, 2)).rejects.toThrow(
    'The lookups of this map hold more than 2 rows (companies.csv)',
  );
});
