import { invalid } from '#base';
import { csvRows } from './csv-rows.ts';
import type { ColumnRule, ImportMap } from './import-map.ts';
import type { LookupTable } from './read-cell.ts';

/** Opens a file that a map names, by the name as it is written there. */
export type OpenFile = (file: string) => AsyncIterable<Uint8Array>;

/** Reads what the map's lookups need: two columns of a file, held in memory; the same two are read once. */
export async function loadLookups(map: ImportMap, open: OpenFile): Promise<Map<ColumnRule, LookupTable>> {
  const rules = [...Object.values(map.columns), ...(map.event === undefined ? [] : [map.event])];
  const known = new Map<string, LookupTable>();
  const tables = new Map<ColumnRule, LookupTable>();
  for (const rule of rules) {
    if (rule.lookup === undefined) continue;
    const name = JSON.stringify(rule.lookup);
    const table = known.get(name) ?? (await readTable(rule.lookup, map, open));
    known.set(name, table);
    tables.set(rule, table);
  }
  return tables;
}

async function readTable(
  { file, key, take }: NonNullable<ColumnRule['lookup']>,
  { delimiter, encoding }: ImportMap,
  open: OpenFile,
): Promise<LookupTable> {
  const table = new Map<string, string | null>();
  let places: readonly [number, number] | undefined;
  for await (const { fields } of csvRows(open(file), { file, delimiter, encoding })) {
    if (places === undefined) {
      places = [placeOf(key, fields, file), placeOf(take, fields, file)];
      continue;
    }
    const from = (fields[places[0]] ?? '').trim();
    const to = (fields[places[1]] ?? '').trim();
    const before = table.get(from);
    table.set(from, before === undefined || before === to ? to : null);
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
