import type { Zone } from '#base';
import type { Check } from './import-kind.ts';
import type { ColumnRule, ColumnType, Scalar } from './import-map.ts';
import { readerOf, wordFor } from './read-value.ts';

/** One thing wrong with a row: where, what was there, why that won't do, and how to mend it. */
export interface RowProblem {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  readonly fix: string;
}

/** Values of one column of a file by those of another; null where it has several. */
export type LookupTable = ReadonlyMap<string, string | null>;

/** What one target is to be. */
export interface Target {
  readonly name: string;
  readonly required: boolean;
  /** The type that the kind of import or a playbook asks for; it decides where the map says nothing. */
  readonly needed?: ColumnType | undefined;
  readonly check?: Check | undefined;
}

export interface CellContext {
  /** The CSV file's name, as sentences call it. */
  readonly file: string;
  readonly zone: Zone;
  readonly lookup?: LookupTable | undefined;
}

type CellValue = Exclude<Scalar, null>;

/** A value, undefined for an empty cell, or what is wrong with it. */
export type Cell = { readonly value: CellValue | undefined } | { readonly problem: RowProblem };

export type CellReader = (text: string, row: number) => Cell;

const MEND_MAP = 'Correct the map,';
const AGAIN = 'and import again: rows already in are not doubled.';

/** The reader of one target; a constant's is given the empty text. */
export function cellReader(target: Target, rule: ColumnRule, context: CellContext): CellReader {
  const column = rule.column ?? '';
  const refuse = (value: string, row: number, what: string, why: string, fix: string): Cell => ({
    problem: {
      column,
      value,
      reason: `${target.name} ${what} in row ${row} of ${context.file}; ${why}`,
      fix: `${fix} ${AGAIN}`,
    },
  });
  const found = (value: Scalar | undefined, row: number): Cell => {
    if (value === undefined || value === null || value === '') {
      if (!target.required) return { value: undefined };
      return refuse('', row, 'is empty', 'it is needed', `Fill column ${column}, or give the target a "default:",`);
    }
    if (target.check === undefined || target.check.holds(String(value))) return { value };
    return refuse(
      String(value),
      row,
      `is "${shown(value)}"`,
      `this needs ${target.check.needs}`,
      'Clean it, or map it with "values:",',
    );
  };
  const type = rule.to ?? target.needed ?? 'text';
  const read = readerOf(type, rule.format, rule.zone ?? context.zone);
  const values = new Map(Object.entries(rule.values ?? {}));
  // What the map itself says is written as text, too: a date, say.
  const stated = (value: Scalar | undefined, row: number): Cell => {
    if (typeof value !== 'string' || type === 'text') return found(value, row);
    const typed = read(value);
    if (typed !== undefined) return found(typed, row);
    return refuse(value, row, `is "${shown(value)}" by the map`, `this needs ${wordFor(type, rule.format)}`, MEND_MAP);
  };
  if (rule.column === undefined) return (_, row) => stated(rule.constant, row);

  const clash = rule.to !== undefined && target.needed !== undefined && !fits(rule.to, target.needed);
  return (text, row) => {
    if (values.has(text)) return stated(values.get(text), row);
    let looked: string | null | undefined = text;
    if (rule.lookup !== undefined && text !== '') {
      const { file, key, take } = rule.lookup;
      looked = context.lookup?.get(text);
      if (looked === undefined) {
        return refuse(text, row, `is looked up by "${shown(text)}"`, `${file} has no such ${key}`, 'Add it there,');
      }
      if (looked === null) {
        return refuse(
          text,
          row,
          `is looked up by "${shown(text)}"`,
          `${file} has several ${take} for it`,
          'Leave one,',
        );
      }
    }
    if (looked === '') return stated(rule.default, row);
    const value = clash ? undefined : read(looked);
    if (value !== undefined) return found(value, row);
    const [wanted, mend] = clash
      ? [wordFor(target.needed ?? type, undefined), `Map the column with "to: ${target.needed}", or clean it,`]
      : [wordFor(type, rule.format), `Clean it, or map it with "${remedyFor(rule, type)}:",`];
    return refuse(looked, row, `is text ("${shown(looked)}")`, `this needs ${wanted}`, mend);
  };
}

const remedyFor = (rule: ColumnRule, type: ColumnType): string =>
  rule.format === undefined && (type === 'date' || type === 'instant' || type === 'number') ? 'format' : 'values';

const fits = (has: ColumnType, needed: ColumnType): boolean =>
  has === needed || (has === 'integer' && needed === 'number');

function shown(value: CellValue): string {
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
