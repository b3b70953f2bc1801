import { describe, expect, test } from 'vitest';
import { type CsvRow, csvRows } from './csv-rows.ts';

async function rowsOf(content: string | Uint8Array, encoding = 'utf-8'): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* chunks() {
    // Cut anywhere, also inside a character.
    for (let from = 0; from < bytes.length; from += 5) yield bytes.subarray(from, from + 5);
  }
  for await (const row of csvRows(chunks(), { file: 'some.csv', delimiter: ',', encoding })) rows.push(row);
  return rows;
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
      /some\.csv can't be read after row \d: a quoted field is not closed/,
    );
  });

  test('text of another encoding is refused until the map names it', async () => {
    const latin = new Uint8Array([105, 100, 10, 77, 252, 108, 108, 101, 114, 10]);
    await expect(rowsOf(latin)).rejects.toThrow('some.csv is not utf-8 text');
    expect((await rowsOf(latin, 'windows-1252'))[1]?.fields).toEqual(['Müller']);
    await expect(rowsOf(latin, 'klingon')).rejects.toThrow('"klingon" is no encoding');
  });
});
