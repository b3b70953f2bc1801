import { invalid } from '#base';
import { type ImportMap, type Lookup, rulesIn } from './import-map.ts';
import { openCsv } from './open-csv.ts';

/** Opens a file that a map names, by the name as it is written there. */
export type OpenFile = (file: string) => AsyncIterable<Uint8Array>;

/** Values of one column of a file by those of another; null where it has several. */
export type LookupTable = ReadonlyMap<string, string | null>;

/** All tables together hold at most so many rows: some 100 MB of memory. */
const MOST_LOOKED_UP = 1_000_000;

/** Reads what the map's lookups need: two columns of a file, held in memory; the same two are read once. */
export async function loadLookups(
  map: ImportMap,
  open: OpenFile,
  most = MOST_LOOKED_UP,
): Promise<Map<Lookup, LookupTable>> {
  const known = new Map<string, LookupTable>();
  const tables = new Map<Lookup, LookupTable>();
  let room = most;
  for (const lookup of rulesIn(map).flatMap((rule) => rule.lookup ?? [])) {
    const name = JSON.stringify([lookup.file, lookup.key, lookup.take]);
    let table = known.get(name);
    if (table === undefined) {
      table = await readTable(lookup, map, open, { room, most });
      room -= table.size;
    }
    known.set(name, table);
    tables.set(lookup, table);
  }
  return tables;
}

async function readTable(
  { file, key, take }: Lookup,
  { delimiter, encoding, quote }: ImportMap,
  open: OpenFile,
  { room, most }: { readonly room: number; readonly most: number },
): Promise<LookupTable> {
  const table = new Map<string, string | null>();
  let places: readonly [number, number] | undefined;
  const { rows } = await openCsv(open(file), file, { delimiter, encoding, quote });
  for await (const batch of rows) {
    for (const { fields } of batch) {
      if (places === undefined) {
        const header = fields.map((name) => name.trim());
        places = [placeOf(key, header, file), placeOf(take, header, file)];
        continue;
      }
      const from = (fields[places[0]] ?? '').trim();
      const to = (fields[places[1]] ?? '').trim();
      const before = table.get(from);
      table.set(from, before === undefined || before === to ? to : null);
    }
    if (table.size > room) throw tooLong(file, most);
  }
  return table;
}

function placeOf(column: string, header: readonly string[], file: string): number {
  const place = header.indexOf(column);
  if (place >= 0) return place;
  throw invalid('csv-column', `${file} has no column "${column}", which a lookup names; it has: ${header.join(', ')}`, {
    file,
    column,
  });
}

function tooLong(file: string, most: number): unknown {
  const limit = most.toLocaleString('en');
  return invalid(
    'lookup-too-long',
    `The lookups of this map hold more than ${limit} rows (${file}), which is more than memory is kept for. Join the ` +
      'column into the file itself, or leave rows that nobody looks up out.',
    { file, most },
  );
}
