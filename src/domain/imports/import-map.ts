import { z } from 'zod';

/** What a column's text becomes. */
export const ColumnType = z.enum(['text', 'number', 'integer', 'bool', 'date', 'instant']);
export type ColumnType = z.output<typeof ColumnType>;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.output<typeof Scalar>;

/** A value that is found in another file; `missing` is what becomes of a row that is not found there. */
const Lookup = z.strictObject({
  file: z.string().min(1),
  key: z.string().min(1),
  take: z.string().min(1),
  missing: z.enum(['refuse', 'skip', 'empty']).default('refuse'),
});
export type Lookup = z.output<typeof Lookup>;

const listOf = <T extends z.ZodType>(one: T) => z.union([one.transform((item) => [item]), z.array(one).min(1)]);

const Column = z.string().min(1);

const parts = {
  /** Several: their texts with a space between. */
  column: z.union([Column, z.array(Column).min(1)]).optional(),
  constant: Scalar.optional(),
  to: ColumnType.optional(),
  /** Dates and instants: `DD.MM.YYYY HH:mm`; numbers: the number 1234.5 as the file writes it, `1.234,5`. */
  format: z.string().min(1).optional(),
  /** Of dates and instants that name none; default: the map's. */
  zone: z.string().optional(),
  values: z.record(z.string(), Scalar).optional(),
  default: Scalar.optional(),
  lookup: listOf(Lookup).optional(),
};
const fromSomewhere = ({ column, constant }: { column?: unknown; constant?: unknown }): boolean =>
  (column === undefined) !== (constant === undefined);
const SOMEWHERE = { message: 'needs either "column:" or "constant:"' };

const Plain = z.strictObject(parts).refine(fromSomewhere, SOMEWHERE);
type Plain = z.output<typeof Plain>;

const plainColumn = Column.transform((column): Plain => ({ column }));

/** What a number is multiplied by: a number, or what stands in the same row. */
const Factor = z.union([z.number().transform((constant): Plain => ({ constant })), plainColumn, Plain]);

/** How one target gets its value: from a column, through lookups, or always the same. */
const ColumnRule = z
  .strictObject({
    ...parts,
    /** Asked where the cell, or what was looked up, is empty. */
    else: z.union([plainColumn, Plain]).optional(),
    times: listOf(Factor).optional(),
  })
  .refine(fromSomewhere, SOMEWHERE);
export type ColumnRule = z.output<typeof ColumnRule>;

const Columns = z.record(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is letters, digits and _'),
  z.union([Column.transform((column): ColumnRule => ({ column })), ColumnRule]),
);
export type Columns = z.output<typeof Columns>;

const Values = z.union([Scalar, z.array(Scalar).min(1)]);

/** Holds when each named column has (one of) the values, is `present` (not empty) or `absent`, or has `not` the values. */
const Condition = z.record(z.string(), z.union([Values, z.strictObject({ not: Values })]));
export type Condition = z.output<typeof Condition>;

const EventName = z.union([z.string().transform((constant): ColumnRule => ({ constant })), ColumnRule]);
const Key = z.array(z.string()).min(1);

const EventRule = z.strictObject({
  event: EventName,
  key: Key,
  when: Condition.optional(),
  columns: Columns.optional(),
});

/** The map from a CSV file's columns to what they mean here (docs/import.md). */
export const ImportMap = z.strictObject({
  /** What is not said of the file is guessed from its beginning. */
  delimiter: z.string().length(1).optional(),
  encoding: z.string().min(1).optional(),
  quote: z.enum(['"', "'", 'none']).optional(),
  /** IANA zone of dates and times without one; default: the workspace's. */
  zone: z.string().optional(),
  columns: Columns,
  /** Events only: their name, the same for each row or from a column. */
  event: EventName.optional(),
  /** Events only: the columns that tell one row from another. */
  key: Key.optional(),
  /** Events only: several of one row, each as `event` and `key` say one. */
  emit: z.array(EventRule).min(1).optional(),
  /** Rows that are left out. */
  'skip when': Condition.default({}),
});
export type ImportMap = z.output<typeof ImportMap>;

/** One event that a map makes of a row; its columns are the map's and, before them, its own. */
export interface MappedEvent {
  readonly event: ColumnRule;
  readonly key: readonly string[];
  readonly when: Condition;
  readonly columns: Columns;
  /** Where in the map it stands. */
  readonly path: readonly (string | number)[];
}

/** The events that a map makes of a row; none when it is not for events. */
export function mappedEvents({ event, key, emit, columns }: ImportMap): MappedEvent[] {
  if (event !== undefined && key !== undefined) return [{ event, key, when: {}, columns, path: [] }];
  return (emit ?? []).map((item, index) => ({
    event: item.event,
    key: item.key,
    when: item.when ?? {},
    columns: { ...columns, ...item.columns },
    path: ['emit', index],
  }));
}

/** All rules of a map, those within others too. */
export function rulesIn(map: ImportMap): ColumnRule[] {
  const events = map.emit ?? [];
  return [
    ...Object.values(map.columns),
    ...(map.event === undefined ? [] : [map.event]),
    ...events.flatMap((item) => [item.event, ...Object.values(item.columns ?? {})]),
  ].flatMap((rule) => [rule, ...(rule.else === undefined ? [] : [rule.else]), ...(rule.times ?? [])]);
}

/** The columns that a rule itself reads. */
export const columnsOf = ({ column }: ColumnRule): readonly string[] => (column === undefined ? [] : [column].flat());

/** All conditions of a map. */
export function conditionsIn(map: ImportMap): Condition[] {
  return [map['skip when'], ...(map.emit ?? []).flatMap((item) => (item.when === undefined ? [] : [item.when]))];
}
