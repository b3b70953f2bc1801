import { type Instant, invalid, type Zone } from '#base';
import type { IncomingEvent } from '#engine';
import { csvRows } from './csv-rows.ts';
import type { ImportKind } from './import-kind.ts';
import type { ColumnType, ImportMap } from './import-map.ts';
import { loadLookups, type OpenFile } from './lookup-tables.ts';
import { planRows } from './plan-rows.ts';
import type { RowProblem } from './read-cell.ts';

export interface ImportRequest {
  readonly kind: ImportKind;
  readonly map: ImportMap;
  /** The CSV file's name, as sentences call it, and its bytes. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly openLookup: OpenFile;
  readonly zone: Zone;
  readonly now: Instant;
  /** Types that live playbooks declare, by attribute or property; what the map leaves open is read as these. */
  readonly needed: Readonly<Record<string, ColumnType>>;
}

export interface RefusedRow {
  readonly line: number;
  readonly header: readonly string[];
  readonly fields: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** What happens with the rows; each call is awaited, so a slow database slows the reading, and memory stays level. */
export interface ImportSink {
  deliver(events: readonly IncomingEvent[]): Promise<void>;
  refuse(row: RefusedRow): Promise<void>;
  progress(counts: ImportCounts): void;
}

export interface ImportCounts {
  /** Rows read, the header not counted. */
  readonly rows: number;
  readonly events: number;
  readonly skipped: number;
  readonly refused: number;
}

const CHUNK = 2_000;

/** Reads a file row by row, plans each, and hands events on in chunks. Throws `invalid` where map and file don't fit. */
export async function importFile(request: ImportRequest, sink: ImportSink): Promise<ImportCounts> {
  const { kind, map, file } = request;
  const lookups = await loadLookups(map, request.openLookup);
  const rows = csvRows(request.bytes, { file, delimiter: map.delimiter, encoding: map.encoding });
  const first = await rows.next();
  if (first.done === true)
    throw invalid('csv-empty', `${file} is empty: its first row must name the columns.`, { file });
  const header = first.value.fields.map((name) => name.trim());
  const planning = planRows(kind, map, header, { ...request, lookups });
  if ('problems' in planning) {
    throw invalid('map-and-file', planning.problems.join('\n'), { file, problems: planning.problems });
  }

  const counts = { rows: 0, events: 0, skipped: 0, refused: 0 };
  let chunk: IncomingEvent[] = [];
  const flush = async (): Promise<void> => {
    if (chunk.length > 0) await sink.deliver(chunk);
    counts.events += chunk.length;
    chunk = [];
    sink.progress({ ...counts });
  };
  for await (const { fields, row, line } of rows) {
    counts.rows += 1;
    const planned = planning.plan(fields, row);
    if (planned.kind === 'event') chunk.push(planned.event);
    else if (planned.kind === 'skipped') counts.skipped += 1;
    else {
      counts.refused += 1;
      await sink.refuse({ line, header, fields, problems: planned.problems });
    }
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  return counts;
}
