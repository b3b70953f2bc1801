import type { Instant, Uuid } from '#base';
import { type Tx, timestamp } from './db.ts';

/** A column of many rows, as one parameter: how it is read back by the statement, and its text. */
export interface Column<Row> {
  readonly from: (parameter: string) => string;
  readonly text: (rows: readonly Row[]) => string;
}

/** Numbers, ids and instants need no quotes inside an array. */
function plain<Row>(type: string, of: (row: Row) => string | number | boolean | undefined): Column<Row> {
  return {
    from: (parameter) => `${parameter}::${type}[]`,
    text(rows) {
      let text = '';
      for (const row of rows) text += `${text === '' ? '{' : ','}${of(row) ?? 'NULL'}`;
      return `${text}}`;
    },
  };
}

const QUOTED = /["\\]/;
const EVERY_QUOTED = /["\\]/g;

/** The kinds of columns; undefined is null. */
export const column = {
  text: <Row>(of: (row: Row) => string | undefined): Column<Row> =>
    plain('text', (row) => {
      const value = of(row);
      return value === undefined ? value : `"${QUOTED.test(value) ? value.replace(EVERY_QUOTED, '\\$&') : value}"`;
    }),
  uuid: <Row>(of: (row: Row) => Uuid | undefined): Column<Row> => plain('uuid', of),
  instant: <Row>(of: (row: Row) => Instant | undefined): Column<Row> =>
    plain('timestamptz', (row) => {
      const at = of(row);
      return at === undefined ? at : `"${timestamp(at)}"`;
    }),
  whole: <Row>(of: (row: Row) => number | undefined): Column<Row> => plain('integer', of),
  number: <Row>(of: (row: Row) => number | undefined): Column<Row> => plain('double precision', of),
  flag: <Row>(of: (row: Row) => boolean): Column<Row> => plain('boolean', of),
  json: <Row>(of: (row: Row) => unknown): Column<Row> =>
    column.writtenJson((row) => {
      const value = of(row);
      return value === undefined ? value : JSON.stringify(value);
    }),
  /** JSON has no line ends but between values: it needs no second quoting, and is read once. The statement casts it. */
  writtenJson: <Row>(of: (row: Row) => string | undefined): Column<Row> => ({
    from: (parameter) => `string_to_array(${parameter}, E'\\n', '')`,
    text(rows) {
      let text = '';
      for (let i = 0; i < rows.length; i++) text += `${i === 0 ? '' : '\n'}${of(rows[i] as Row) ?? ''}`;
      return text;
    },
  }),
};

/**
 * One statement for many rows of one shard, which is `$1`: `text` is given the rows as an item of `from`. A column a
 * parameter is read in a third of the time that one parameter of JSON objects takes.
 */
export function manyRows<Row>(
  columns: Readonly<Record<string, Column<Row>>>,
  text: (rows: string) => string,
): (tx: Tx, shard: number, rows: readonly Row[]) => Promise<void> {
  const parts = Object.values(columns);
  const unnested = parts.map(({ from }, index) => from(`$${index + 2}`)).join(', ');
  const statement = text(`unnest(${unnested}) as row (${Object.keys(columns).join(', ')})`);
  return async (tx, shard, rows) => {
    if (rows.length > 0) await tx.query(statement, [shard, ...parts.map((part) => part.text(rows))]);
  };
}
