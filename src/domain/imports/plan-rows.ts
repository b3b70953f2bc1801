import type { Instant, Zone } from '#base';
import type { IncomingEvent } from '#engine';
import { checkOf, type ImportKind, kinds } from './import-kind.ts';
import type { ColumnRule, ColumnType, ImportMap } from './import-map.ts';
import { contradictionIn, eventOf } from './planned-event.ts';
import { type CellReader, cellReader, type LookupTable, type RowProblem } from './read-cell.ts';

/** What becomes of one row. */
export type PlannedRow =
  | { readonly kind: 'event'; readonly event: IncomingEvent }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'refused'; readonly problems: readonly RowProblem[] };

/** Plans a row: its fields in the header's order, and its number as a spreadsheet counts (the header is row 1). */
export type RowPlanner = (fields: readonly string[], row: number) => PlannedRow;

export interface PlanContext {
  readonly file: string;
  /** The workspace's zone, for dates and times that name none. */
  readonly zone: Zone;
  readonly now: Instant;
  readonly lookups: ReadonlyMap<ColumnRule, LookupTable>;
  /** Types that live playbooks declare: of an account's attributes, or of an event's properties. */
  readonly needed: Readonly<Record<string, ColumnType>>;
}

/** The planner, or what the map names and the file doesn't have. */
export type Planning = { readonly plan: RowPlanner } | { readonly problems: readonly string[] };

/** Holds a map against a file's header. Pure: a dry run plans exactly what an import does. */
export function planRows(kind: ImportKind, map: ImportMap, header: readonly string[], context: PlanContext): Planning {
  const problems = headerProblems(map, header, context.file);
  if (problems.length > 0) return { problems };
  const zone = map.zone ?? context.zone;
  const readers = columnReaders(kind, map, header, { ...context, zone });
  const keys = (map.key ?? []).map((column) => header.indexOf(column));
  const skips = Object.entries(map['skip when']).map(([column, wanted]) => {
    const texts = new Set((Array.isArray(wanted) ? wanted : [wanted]).map((one) => String(one ?? '')));
    const index = header.indexOf(column);
    return (fields: readonly string[]): boolean => texts.has(fieldOf(fields, index));
  });
  const plan: RowPlanner = (fields, row) => {
    if (fields.length !== header.length)
      return refused([widthProblem(fields.length, header.length, row, context.file)]);
    if (skips.length > 0 && skips.every((holds) => holds(fields))) return { kind: 'skipped' };
    const values: Record<string, string | number | boolean> = {};
    const wrong: RowProblem[] = [];
    for (const { target, index, read } of readers) {
      const cell = read(fieldOf(fields, index), row);
      if ('problem' in cell) wrong.push(cell.problem);
      else if (cell.value !== undefined) values[target] = cell.value;
    }
    if (wrong.length > 0) return refused(wrong);
    const contradiction = contradictionIn(values, context.now);
    if (contradiction !== undefined) {
      const { target, why } = contradiction;
      const column = map.columns[target]?.column ?? '';
      return refused([
        {
          column,
          value: String(values[target]),
          reason: `${target} ${why} in row ${row} of ${context.file}`,
          fix: CORRECT,
        },
      ]);
    }
    const key = keys.map((index) => fieldOf(fields, index));
    return { kind: 'event', event: eventOf(kind, values, key, zone, context.now) };
  };
  return { plan };
}

interface ColumnReader {
  readonly target: string;
  readonly index: number;
  readonly read: CellReader;
}

function columnReaders(
  kind: ImportKind,
  map: ImportMap,
  header: readonly string[],
  context: PlanContext,
): ColumnReader[] {
  const { required, targets } = kinds[kind];
  const rules = { ...map.columns, ...(map.event === undefined ? {} : { event: map.event }) };
  return Object.entries(rules).map(([target, rule]) => ({
    target,
    index: rule.column === undefined ? -1 : header.indexOf(rule.column),
    read: cellReader(
      {
        name: target,
        required: required.includes(target),
        needed: targets[target] ?? context.needed[target],
        check: checkOf(kind, target),
      },
      rule,
      { file: context.file, zone: context.zone, lookup: context.lookups.get(rule) },
    ),
  }));
}

const fieldOf = (fields: readonly string[], index: number): string => (fields[index] ?? '').trim();

const CORRECT =
  'Correct it, or say how the file writes dates with "format:", and import again: rows already in are not doubled.';

const refused = (problems: readonly RowProblem[]): PlannedRow => ({ kind: 'refused', problems });

function headerProblems(map: ImportMap, header: readonly string[], file: string): string[] {
  const doubled = header.filter((name, index) => header.indexOf(name) !== index);
  const named = [
    ...Object.values(map.columns).map((rule) => rule.column),
    map.event?.column,
    ...(map.key ?? []),
    ...Object.keys(map['skip when']),
  ];
  const missing = new Set(named.filter((column) => column !== undefined && !header.includes(column)));
  return [
    ...[...new Set(doubled)].map((name) => `${file} has two columns named "${name}": rename one of them`),
    ...[...missing].map((name) => `${file} has no column "${name}", which the map names; it has: ${header.join(', ')}`),
  ];
}

function widthProblem(has: number, needs: number, row: number, file: string): RowProblem {
  return {
    column: '',
    value: `${has} fields`,
    reason: `row ${row} of ${file} has ${has} fields where the header has ${needs}`,
    fix: 'Put fields that contain the delimiter or a line break in quotes, and import again: rows already in are not doubled.',
  };
}
