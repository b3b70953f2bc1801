import type { PersonRecord } from '#domain/team';
import type { IncomingEvent } from '#engine';
import type { CsvFormat } from './csv-format.ts';
import type { Repetition } from './repeated-keys.ts';
import type { RowProblem, ToldProblem } from './row-problem.ts';

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
  | { readonly kind: 'refused'; readonly message: string; readonly told: ToldProblem };

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
