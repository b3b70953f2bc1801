import { describe, expect, test } from 'vitest';
import type { CsvRow } from './csv-rows.ts';
import { openCsv } from './open-csv.ts';

async function rowsOf(content: string | Uint8Array, said: Parameters<typeof openCsv>[2] = {}): Promise<CsvRow[]> {
  const all: CsvRow[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* chunks() {
    // Cut anywhere, also inside a character.
    for (let from = 0; from < bytes.length; from += 5) yield bytes.subarray(from, from + 5);
  }
  const { rows } = await openCsv(chunks(), 'some.csv', said);
  for await (const batch of rows) all.push(...batch);
  return all;
}

describe('csvRows', () => {
  test('rows keep their number and line through quotes, line breaks and a byte order mark', async () => {
    const rows = await rowsOf('\ufeffid,note\r\n1,"two\nlines"\r\n\r\n2,"5"" screen"\r\n3,5" screen\r\n');
    expect(rows).toEqual([
      { fields: ['id', 'note'], row: 1, line: 1 },
      { fields: ['1', 'two\nlines'], row: 2, line: 3 },
      { fields: ['2', '5" screen'], row: 3, line: 5 },
      { fields: ['3', '5" screen'], row: 4, line: 6 },
    ]);
  });

  test('a quote that is not closed ends the reading with where', async () => {
    await expect(rowsOf('id\n1\n"2\n3\n')).rejects.toThrow(
      "some.csv can't be read after row 2 (line 2): a quoted field is not closed. Mend it",
    );
  });

  test('what ends a line is a matter of the file', async () => {
    expect((await rowsOf('id,note\r1,"two\rlines"\r2,b\r')).map(({ line }) => line)).toEqual([1, 3, 4]);
    expect((await rowsOf('id,note\r\n1,a\n2,b')).map(({ fields }) => fields)).toEqual([
      ['id', 'note'],
      ['1', 'a'],
      ['2', 'b'],
    ]);
  });

  test('where nothing quotes, a quote is a letter', async () => {
    expect((await rowsOf('id,size\n1,"5\n', { quote: 'none' })).at(-1)?.fields).toEqual(['1', '"5']);
  });
});
