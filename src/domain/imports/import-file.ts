import { type Instant, invalid, type Zone } from '#base';
import type { ImportKind } from './import-kind.ts';
import type { ImportMap } from './import-map.ts';
import { ImportRun } from './import-run.ts';
import type { ImportCounts, ImportSink } from './import-sink.ts';
import { loadLookups, type OpenFile } from './lookup-tables.ts';
import type { NeededTypes } from './needed-types.ts';
import { openCsv } from './open-csv.ts';
import { planRows } from './plan-rows.ts';

export interface ImportRequest {
  readonly kind: ImportKind;
  readonly map: ImportMap;
  /** The CSV file's name, as sentences call it, and its bytes. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly openLookup: OpenFile;
  readonly zone: Zone;
  readonly now: Instant;
  /** Types that live playbooks declare; what the map leaves open is read as these. */
  readonly needed: NeededTypes;
}

/**
 * Reads a file row by row, plans each, and hands events on in chunks. Throws `invalid` where map and file don't fit, and
 * where the file breaks off, after what stood before has been handed on.
 */
export async function importFile(request: ImportRequest, sink: ImportSink): Promise<ImportCounts> {
  const { kind, map, file } = request;
  const lookups = await loadLookups(map, request.openLookup);
  const { format, rows } = await openCsv(request.bytes, file, map);
  const first = await rows.next();
  const [top, ...below] = first.done === true ? [] : first.value;
  if (top === undefined) throw invalid('csv-empty', `${file} is empty: its first row must name the columns.`, { file });
  const header = top.fields.map((name) => name.trim());
  const planning = planRows(kind, map, header, { ...request, lookups });
  if ('problems' in planning) {
    await rows.return(undefined);
    throw invalid('map-and-file', planning.problems.join('\n'), { file, problems: planning.problems });
  }
  sink.open({ format, header, unused: planning.unused });
  const run = new ImportRun(planning.plan, header, file, sink);
  let broken: unknown;
  try {
    await run.take(below);
    for await (const batch of rows) await run.take(batch);
  } catch (error) {
    broken = error;
  }
  const counts = await run.end();
  if (broken !== undefined) throw broken;
  return counts;
}
