import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import type { CsvFormat } from './csv-format.ts';
import { formatWords } from './csv-format.ts';
import { openCsv } from './open-csv.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Uint8Array, said: Partial<CsvFormat> = {}, size = 4096) {
  const { format, rows } = await openCsv(inPieces(bytes, size), 'some.csv', said);
  const fields: (readonly string[])[] = [];
  for await (const batch of rows) fields.push(...batch.map((row) => row.fields));
  return { format, fields };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What TextDecoder reads, written: one letter's bytes by looking through the encoding's table. */
function encoderOf(encoding: string): (text: string) => Uint8Array {
  const table = new Map<string, number[]>();
  const learn = (...bytes: number[]): void => {
    try {
      const letter = new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes), { stream: true });
      if ([...letter].length === 1 && !table.has(letter)) table.set(letter, bytes);
    } catch {
      // No letter has these bytes.
    }
  };
  for (let first = 0; first < 256; first++) learn(first);
  if (encoding !== 'windows-1252') {
    for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) learn(first, second);
  }
  return (text) => Uint8Array.from([...text].flatMap((letter) => table.get(letter) ?? []));
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

const writers: Readonly<Record<string, { write: (text: string) => Uint8Array; letters: string }>> = {
  'utf-8': { write: utf8, letters: 'aé한日ö€ z' },
  'utf-16le': { write: (text) => utf16(text, false), letters: 'aé한日ö€ z' },
  'utf-16be': { write: (text) => utf16(text, true), letters: 'aé한日ö€ z' },
  'windows-1252': { write: encoderOf('windows-1252'), letters: 'aéöüß€ñ z’' },
  'euc-kr': { write: encoderOf('euc-kr'), letters: '한국고객사 a' },
  shift_jis: { write: encoderOf('shift_jis'), letters: '東京会社カナひら a' },
};

function written(rows: readonly (readonly string[])[], { delimiter, quote }: CsvFormat, lineEnd: string): string {
  const field = (text: string): string =>
    new RegExp(`["'\\n\\r]|\\${delimiter}`).test(text) ? quote + text.replaceAll(quote, quote + quote) + quote : text;
  return rows.map((row) => row.map(field).join(delimiter) + lineEnd).join('');
}

describe('a file that any writer wrote', () => {
  const given = fc
    .record({
      encoding: fc.constantFrom(...Object.keys(writers)),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      quote: fc.constantFrom<'"' | "'">('"', "'"),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      size: fc.integer({ min: 1, max: 200 }),
      width: fc.integer({ min: 2, max: 5 }),
    })
    .chain((one) => {
      const letters = [...(writers[one.encoding]?.letters ?? '')];
      const text = fc.string({ unit: fc.constantFrom(...letters, '"', "'", ',', ';', '\t', '|', '\n'), maxLength: 8 });
      const row = fc.array(text, { minLength: one.width, maxLength: one.width });
      return fc.record({ one: fc.constant(one), rows: fc.array(row, { minLength: 1, maxLength: 12 }) });
    });
  const file = ({ one, rows }: typeof given extends fc.Arbitrary<infer Given> ? Given : never) => {
    const header = Array.from({ length: one.width }, (_, column) => `column_${column}`);
    const all = [header, ...rows];
    const format: CsvFormat = { encoding: one.encoding, delimiter: one.delimiter, quote: one.quote };
    return { all, format, bytes: (writers[one.encoding]?.write ?? utf8)(written(all, format, one.lineEnd)) };
  };

  test('gives back its rows when the map says how it is written', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (made) => {
        const { all, format, bytes } = file(made);
        expect((await read(bytes, format, made.one.size)).fields).toEqual(all);
      }),
      { numRuns: 200 },
    );
  });

  test('is guessed alike however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (made) => {
        const { bytes } = file(made);
        // What is not like texts may be guessed wrongly, but then always.
        const whole = await read(bytes, {}, 1_000_000).catch(String);
        expect(await read(bytes, {}, made.one.size).catch(String)).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  const plain = fc.record({
    encoding: fc.constantFrom(...Object.keys(writers)),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constantFrom<'"' | "'">('"', "'"),
    rows: fc.integer({ min: 3, max: 40 }),
  });
  test('gives back its rows by guessing where its texts are like texts', async () => {
    await fc.assert(
      fc.asyncProperty(plain, async ({ encoding, delimiter, quote, rows }) => {
        const word = writers[encoding]?.letters.trim() ?? '';
        const all = [
          ['id', 'name', 'note', 'amount'],
          ...Array.from({ length: rows }, (_, row) => [
            `a-${row}`,
            row % 3 === 0 ? word : 'Acme Inc.',
            row % 2 === 0 ? `one${delimiter} two and\nmore` : 'short, or not; who knows',
            String(row * 7),
          ]),
        ];
        const format: CsvFormat = { encoding, delimiter, quote };
        const bytes = (writers[encoding]?.write ?? utf8)(written(all, format, '\r\n'));
        const guessed = await read(bytes);
        expect(guessed.fields).toEqual(all);
        expect(guessed.format).toEqual(format);
      }),
      { numRuns: 200 },
    );
  });
});

describe('openCsv', () => {
  const header = 'id,name,city\n';
  const english = Array.from({ length: 300 }, (_, row) => `a-${row},Company ${row},Springfield\n`).join('');
  const encodingOf = async (bytes: Uint8Array): Promise<string> => (await read(bytes)).format.encoding;

  test('one name among many tells an encoding', async () => {
    const oneIn = (encoding: string, name: string): Uint8Array =>
      Buffer.concat([utf8(header + english), encoderOf(encoding)(`z,${name}\n`)]);
    expect(await encodingOf(oneIn('windows-1252', 'Müller,Köln'))).toBe('windows-1252');
    expect(await encodingOf(oneIn('windows-1252', 'it’s the customer’s,don’t'))).toBe('windows-1252');
    expect(await encodingOf(oneIn('windows-1252', 'KÄSE ÉTÉ,ÄÖÜ'))).toBe('windows-1252');
    expect(await encodingOf(oneIn('euc-kr', '김철수,서울'))).toBe('euc-kr');
    expect(await encodingOf(oneIn('shift_jis', '田中,東京'))).toBe('shift_jis');
    expect(await encodingOf(utf8(`${header}${english}z,Müller,Köln\n`))).toBe('utf-8');
  });

  test('what the map says goes before a guess, and a byte order mark before the map', async () => {
    const bytes = encoderOf('euc-kr')('id;이름\n1;김철수\n');
    expect((await read(bytes, { encoding: 'windows-1252', delimiter: ',' })).format).toEqual({
      encoding: 'windows-1252',
      delimiter: ',',
      quote: '"',
    });
    expect((await read(utf8('\ufeffid,name\n1,Müller\n'), { encoding: 'windows-1252' })).fields).toEqual([
      ['id', 'name'],
      ['1', 'Müller'],
    ]);
  });

  test('the delimiter is what parts all rows alike', async () => {
    const delimiterOf = async (text: string): Promise<string> => (await read(utf8(text))).format.delimiter;
    expect(await delimiterOf('name;price\nbolt, small;1,50\nnut, large;2,70\n')).toBe(';');
    expect(await delimiterOf('name|note\na|x;y;z\nb|u;v\n')).toBe('|');
    expect(await delimiterOf('id\n1\n2\n')).toBe(',');
  });

  test('apostrophes in texts are no quotes', async () => {
    const { fields, format } = await read(utf8("id,name\n1,'t Hooft\n2,O'Brien's\n3,\"the 'best'\"\n"));
    expect(format.quote).toBe('"');
    expect(fields[1]).toEqual(['1', "'t Hooft"]);
  });

  test('a file that is broken after its beginning tells line and byte, and gives the rows before', async () => {
    const good = header + Array.from({ length: 5000 }, (_, row) => `a-${row},Company ${row},Zürich\n`).join('');
    const bytes = Buffer.concat([utf8(good), Uint8Array.from([0x62, 0x2c, 0xfc, 0x2c, 0x0a]), utf8('c,d,e\n')]);
    const { rows } = await openCsv(inPieces(bytes, 1000), 'some.csv', {});
    let seen = 0;
    const reading = async () => {
      for await (const batch of rows) seen += batch.length;
    };
    await expect(reading()).rejects.toThrow(
      `some.csv is not utf-8 text (line 5002, after byte ${utf8(good).length}). Name its encoding in the map`,
    );
    expect(seen).toBe(5001);
  });

  test('a broken byte among whole letters is told, not taken for another encoding', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => `a-${row},Müller,Köln\n`).join('');
    const bytes = Buffer.concat([utf8(header + rows), Uint8Array.from([0x62, 0xfc, 0x0a])]);
    await expect(read(bytes)).rejects.toThrow('some.csv is not utf-8 text (line 22, after byte');
  });

  test('an encoding that nobody knows is refused before the file is read', async () => {
    await expect(read(utf8('id\n1\n'), { encoding: 'klingon' })).rejects.toThrow('"klingon" is no encoding');
  });

  test('a format is told in words', () => {
    expect(formatWords({ encoding: 'windows-1252', delimiter: '\t', quote: "'" })).toBe(
      'windows-1252, a tab between fields, single quotes',
    );
  });
});
