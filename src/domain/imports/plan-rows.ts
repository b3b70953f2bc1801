import type { Instant, Zone } from '#base';
import type { PersonRecord } from '#domain/team';
import type { IncomingEvent } from '#engine';
import { contradictionIn } from './contradictions.ts';
import { checkOf, type ImportKind, kinds } from './import-kind.ts';
import {
  type Columns,
  columnsOf,
  conditionsIn,
  type ImportMap,
  type Lookup,
  type MappedEvent,
  mappedEvents,
  rulesIn,
} from './import-map.ts';
import type { LookupTable } from './lookup-tables.ts';
import type { NeededTypes } from './needed-types.ts';
import { eventsOf, mappedEvent, personOf } from './planned-event.ts';
import { type CellReader, cellReader } from './read-cell.ts';
import { REFUSED_WHOLE } from './refused-columns.ts';
import { rowTest } from './row-condition.ts';
import type { Values } from './row-happenings.ts';
import { AGAIN, type RowProblem, shown, toldProblem } from './row-problem.ts';

/** What becomes of one row. */
export type PlannedRow =
  | { readonly kind: 'events'; readonly events: readonly IncomingEvent[] }
  | { readonly kind: 'person'; readonly person: PersonRecord }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'refused'; readonly problems: readonly RowProblem[] };

/** Plans a row: its fields in the header's order, and its number as a spreadsheet counts (the header is row 1). */
export type RowPlanner = (fields: readonly string[], row: number) => PlannedRow;

export interface PlanContext {
  readonly file: string;
  /** The workspace's zone, for dates and times that name none. */
  readonly zone: Zone;
  readonly now: Instant;
  readonly lookups: ReadonlyMap<Lookup, LookupTable>;
  readonly needed: NeededTypes;
}

/** The planner and the columns that it does not look at, or what the map names and the file doesn't have. */
export type Planning =
  | { readonly plan: RowPlanner; readonly unused: readonly string[] }
  | { readonly problems: readonly string[] };

const SKIPPED = { kind: 'skipped' } as const;

/** Holds a map against a file's header. Pure: a dry run plans exactly what an import does. */
export function planRows(kind: ImportKind, map: ImportMap, header: readonly string[], context: PlanContext): Planning {
  const named = columnsNamed(map);
  const problems = headerProblems(named, header, context.file);
  if (problems.length > 0) return { problems };
  const reading = { ...context, header, zone: map.zone ?? context.zone };
  const skips = Object.keys(map['skip when']).length > 0 ? rowTest(map['skip when'], header) : () => false;
  const planned = kind === 'events' ? eventPlanner(map, reading) : recordPlanner(kind, map, reading);
  const whole = header.indexOf(REFUSED_WHOLE);
  const plan: RowPlanner = (fields, row) => {
    if (fields.length !== header.length)
      return refused([widthProblem(fields.length, header.length, row, context.file)]);
    if (whole >= 0 && fields[whole] !== '') return refused([notMended(fields[whole] ?? '', row, context.file)]);
    const nul = fields.findIndex((field) => field.includes('\0'));
    if (nul >= 0) return refused([nulProblem(header[nul] ?? '', fields[nul] ?? '', row, context.file)]);
    return skips(fields) ? SKIPPED : planned(fields, row);
  };
  const unused = header.filter((name) => !named.has(name) && !name.startsWith('refused_'));
  return { plan, unused };
}

interface RowContext extends PlanContext {
  readonly header: readonly string[];
}

function recordPlanner(kind: Exclude<ImportKind, 'events'>, map: ImportMap, context: RowContext): RowPlanner {
  const read = valuesReader(kind, map.columns, context.needed(EVENT_OF[kind]), context);
  return (fields, row) => {
    const found = read(fields, row);
    if (!('values' in found)) return found;
    if (kind === 'users') return { kind: 'person', person: personOf(found.values) };
    return { kind: 'events', events: eventsOf(kind, found.values, context) };
  };
}

/** Whose declared properties a row's other columns have; an account's are attributes. */
const EVENT_OF: Readonly<Partial<Record<ImportKind, string>>> = {
  contracts: 'contract.recorded',
  tickets: 'ticket.opened',
  opportunities: 'opportunity.created',
};

function eventPlanner(map: ImportMap, context: RowContext): RowPlanner {
  const events = mappedEvents(map).map((mapped) => oneEvent(mapped, context));
  return (fields, row) => {
    const made: IncomingEvent[] = [];
    const wrong: RowProblem[] = [];
    for (const { happens, key, read } of events) {
      if (!happens(fields)) continue;
      const found = read(fields, row);
      if ('values' in found)
        made.push(
          mappedEvent(
            found.values,
            key.map((index) => (fields[index] ?? '').trim()),
          ),
        );
      else if (found.kind === 'refused') wrong.push(...found.problems);
      else return SKIPPED;
    }
    // What several events share is wrong once.
    if (wrong.length > 0) return refused([...new Map(wrong.map((one) => [one.reason, one])).values()]);
    return made.length === 0 ? SKIPPED : { kind: 'events', events: made };
  };
}

function oneEvent({ event, key, when, columns }: MappedEvent, context: RowContext) {
  const name = typeof event.constant === 'string' ? event.constant : undefined;
  return {
    happens: rowTest(when, context.header),
    key: key.map((column) => context.header.indexOf(column)),
    read: valuesReader('events', { event, ...columns }, name === undefined ? {} : context.needed(name), context),
  };
}

type FoundValues = { readonly values: Values } | Extract<PlannedRow, { kind: 'refused' | 'skipped' }>;

/** Reads a row's values by target; all that is wrong with it at once. */
function valuesReader(
  kind: ImportKind,
  columns: Columns,
  needed: ReturnType<NeededTypes>,
  context: RowContext,
): (fields: readonly string[], row: number) => FoundValues {
  const { required, targets } = kinds[kind];
  const readers = Object.entries(columns).map(([name, rule]): [string, CellReader] => {
    const target = {
      name,
      required: required.includes(name),
      needed: targets[name] ?? needed[name],
      check: checkOf(kind, name),
    };
    return [name, cellReader(target, rule, context)];
  });
  return (fields, row) => {
    const values: Record<string, string | number | boolean> = {};
    let wrong: RowProblem[] | undefined;
    for (const [target, read] of readers) {
      const cell = read(fields, row);
      if ('skip' in cell) return SKIPPED;
      if ('problem' in cell) wrong = [...(wrong ?? []), cell.problem];
      else if (cell.value !== undefined) values[target] = cell.value;
    }
    if (wrong !== undefined) return refused(wrong);
    const contradiction = contradictionIn(kind, values, context.now);
    if (contradiction === undefined) return { values };
    const { target, why, fix, told } = contradiction;
    return refused([
      {
        column: columnsOf(columns[target] ?? {}).join(', '),
        value: String(values[target] ?? ''),
        reason: `${target} ${why} in row ${row} of ${context.file}`,
        fix: `${fix} ${AGAIN}`,
        told: { ...told, target, row },
      },
    ]);
  };
}

const refused = (problems: readonly RowProblem[]) => ({ kind: 'refused', problems }) as const;

/** All columns that a map names. */
function columnsNamed(map: ImportMap): ReadonlySet<string> {
  return new Set([
    ...rulesIn(map).flatMap(columnsOf),
    ...(map.key ?? []),
    ...(map.emit ?? []).flatMap(({ key }) => key),
    ...conditionsIn(map).flatMap((condition) => Object.keys(condition)),
  ]);
}

function headerProblems(named: ReadonlySet<string>, header: readonly string[], file: string): string[] {
  const doubled = new Set(header.filter((name, index) => header.indexOf(name) !== index && named.has(name)));
  const missing = [...named].filter((column) => !header.includes(column));
  return [
    ...[...doubled].map((name) => `${file} has two columns named "${name}": rename one of them`),
    ...missing.map((name) => `${file} has no column "${name}", which the map names; it has: ${header.join(', ')}`),
  ];
}

function widthProblem(has: number, needs: number, row: number, file: string): RowProblem {
  return {
    column: '',
    value: `${has} fields`,
    reason: `row ${row} of ${file} has ${has} fields where the header has ${needs}`,
    fix: `Put fields that contain the delimiter or a line break in quotes, ${AGAIN}`,
    told: toldProblem('row-width', { row, has, needs }),
  };
}

/** What PostgreSQL can't hold. */
function nulProblem(column: string, value: string, row: number, file: string): RowProblem {
  return {
    column,
    value: shown(value.replaceAll('\0', '\uFFFD')),
    reason: `${column} has a zero byte (NUL) in row ${row} of ${file}, which is no character`,
    fix: `Take it out, ${AGAIN}`,
    told: toldProblem('row-nul', { row, column }),
  };
}

function notMended(text: string, row: number, file: string): RowProblem {
  return {
    column: REFUSED_WHOLE,
    value: text,
    reason: `row ${row} of ${file} had more or fewer fields than the header, and its fields are still as they fell`,
    fix: `Put each where it belongs and empty ${REFUSED_WHOLE}, ${AGAIN}`,
    told: toldProblem('row-not-mended', { row, column: REFUSED_WHOLE }),
  };
}
