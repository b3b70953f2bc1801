import { type Instant, invalid, type Zone } from '#base';
import type { PersonRecord } from '#domain/team';
import type { IncomingEvent } from '#engine';
import type { CsvFormat } from './csv-format.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportMap } from './import-map.ts';
import { ImportRun } from './import-run.ts';
import { loadLookups, type OpenFile } from './lookup-tables.ts';
import type { NeededTypes } from './needed-types.ts';
import { openCsv } from './open-csv.ts';
import { planRows } from './plan-rows.ts';
import type { Repetition } from './repeated-keys.ts';
import type { RowProblem } from './row-problem.ts';

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

/** A file whose header fits the map, before its rows are read. */
export interface OpenedFile {
  readonly format: CsvFormat;
  readonly header: readonly string[];
  /** Columns that the map does not name. */
  readonly unused: readonly string[];
}

export interface RefusedRow {
  readonly line: number;
  readonly header: readonly string[];
  readonly fields: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** What happens with the rows; each call is awaited, so a slow database slows the reading, and memory stays level. */
export interface ImportSink {
  open(file: OpenedFile): void;
  /** One call follows another; the next rows are read meanwhile. */
  deliver(events: readonly IncomingEvent[]): Promise<void>;
  /** All people of the file at once, since one may name another as their manager; answers in their places. */
  bringPeople(people: readonly PersonRecord[]): Promise<readonly PersonOutcome[]>;
  refuse(row: RefusedRow): Promise<void>;
  progress(counts: ImportCounts): void;
}

/** What became of a colleague, or why they can't come in: half a sentence. */
export type PersonOutcome =
  | { readonly kind: 'added' | 'changed' | 'unchanged' }
  | { readonly kind: 'refused'; readonly message: string };

export interface ImportCounts {
  /** Rows read, the header not counted. */
  readonly rows: number;
  readonly skipped: number;
  readonly refused: number;
  /** Events that the rows gave, by name. */
  readonly events: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<'added' | 'changed' | 'unchanged', number>>;
  /** Events with the key of an earlier one of the file that say the same, and that say something else. */
  readonly repeated: number;
  readonly contradicting: number;
  /** The first of those that say something else. */
  readonly contradictions: readonly Repetition[];
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
