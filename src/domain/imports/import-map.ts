import { z } from 'zod';

/** What a column's text becomes. */
export const ColumnType = z.enum(['text', 'number', 'integer', 'bool', 'date', 'instant']);
export type ColumnType = z.output<typeof ColumnType>;

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Scalar = z.output<typeof Scalar>;

/** How one target gets its value: from a column, through a lookup, or always the same. */
const ColumnRule = z
  .strictObject({
    column: z.string().min(1).optional(),
    constant: Scalar.optional(),
    to: ColumnType.optional(),
    /** Dates and instants: `DD.MM.YYYY HH:mm`; numbers: the number 1234.5 as the file writes it, `1.234,5`. */
    format: z.string().min(1).optional(),
    /** Of dates and instants that name none; default: the map's. */
    zone: z.string().optional(),
    values: z.record(z.string(), Scalar).optional(),
    default: Scalar.optional(),
    lookup: z.strictObject({ file: z.string(), key: z.string(), take: z.string() }).optional(),
  })
  .refine((rule) => (rule.column === undefined) !== (rule.constant === undefined), {
    message: 'needs either "column:" or "constant:"',
  });
export type ColumnRule = z.output<typeof ColumnRule>;

const shorthand = (written: unknown): unknown => (typeof written === 'string' ? { column: written } : written);

/** The map from a CSV file's columns to what they mean here (docs/import.md). */
export const ImportMap = z.strictObject({
  delimiter: z.string().length(1).default(','),
  encoding: z.string().default('utf-8'),
  /** IANA zone of dates and times without one; default: the workspace's. */
  zone: z.string().optional(),
  /** Events only: their name, the same for each row or from a column. */
  event: z
    .preprocess((written) => (typeof written === 'string' ? { constant: written } : written), ColumnRule)
    .optional(),
  /** Events only: the columns that tell one row from another. */
  key: z.array(z.string()).min(1).optional(),
  columns: z.record(
    z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is letters, digits and _'),
    z.preprocess(shorthand, ColumnRule),
  ),
  /** Rows in which every named column has (one of) the values are left out. */
  'skip when': z.record(z.string(), z.union([Scalar, z.array(Scalar)])).default({}),
});
export type ImportMap = z.output<typeof ImportMap>;
