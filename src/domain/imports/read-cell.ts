import type { Zone } from '#base';
import type { Check } from './import-kind.ts';
import { type ColumnRule, type ColumnType, columnsOf, type Lookup, type Scalar } from './import-map.ts';
import { lookedUp } from './look-up.ts';
import type { LookupTable } from './lookup-tables.ts';
import { type Reader, readerOf, wordFor } from './read-value.ts';
import { AGAIN, type RowProblem, shown, type ToldProblem, toldProblem } from './row-problem.ts';

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
  readonly header: readonly string[];
  readonly zone: Zone;
  readonly lookups: ReadonlyMap<Lookup, LookupTable>;
}

type CellValue = Exclude<Scalar, null>;

/** A value, undefined for an empty cell; what is wrong with it; or that the row is left out. */
export type Cell =
  | { readonly value: CellValue | undefined }
  | { readonly problem: RowProblem }
  | { readonly skip: true };

export type CellReader = (fields: readonly string[], row: number) => Cell;

const EMPTY: Cell = { value: undefined };
/** A price of 9.99 a month is 119.88 a year, not 119.88000000000001. */
const DECIMALS = 1e6;

/** The reader of one target from a row's fields. */
export function cellReader(target: Target, rule: ColumnRule, context: CellContext): CellReader {
  const single = new SingleCell(target, rule, context);
  if (rule.times === undefined) return (fields, row) => single.read(fields, row);
  const part: Target = { name: target.name, required: target.required, needed: 'number' };
  const readers = [
    new SingleCell(part, rule, context),
    ...rule.times.map((factor) => new SingleCell(part, factor, context)),
  ];
  return (fields, row) => {
    let product = 1;
    for (const reader of readers) {
      const cell = reader.read(fields, row);
      if (!('value' in cell) || cell.value === undefined) return cell;
      product *= Number(cell.value);
    }
    return single.checked(Math.round(product * DECIMALS) / DECIMALS, row);
  };
}

/** One column's (or constant's) way into a target. */
class SingleCell {
  readonly #index: number;
  /** Where the value is several columns' texts. */
  readonly #several: readonly number[] | undefined;
  readonly #otherwise?: SingleCell;
  readonly #type: ColumnType;
  readonly #read: Reader;
  readonly #values: ReadonlyMap<string, Scalar> | undefined;
  readonly #clash: boolean;

  constructor(
    private readonly target: Target,
    private readonly rule: ColumnRule,
    private readonly context: CellContext,
  ) {
    const { to, format, zone, values } = rule;
    const indices = columnsOf(rule).map((column) => context.header.indexOf(column));
    this.#index = indices[0] ?? -1;
    this.#several = indices.length > 1 ? indices : undefined;
    if (rule.else !== undefined) this.#otherwise = new SingleCell({ ...target, required: false }, rule.else, context);
    this.#type = to ?? target.needed ?? 'text';
    this.#read = readerOf(this.#type, format, zone ?? context.zone);
    this.#values = values === undefined ? undefined : new Map(Object.entries(values));
    this.#clash = to !== undefined && target.needed !== undefined && !fits(to, target.needed);
  }

  read(fields: readonly string[], row: number): Cell {
    const { rule, target } = this;
    if (rule.column === undefined) return this.#stated(rule.constant, row);
    let text = this.#textIn(fields);
    if (this.#values?.has(text) === true) return this.#stated(this.#values.get(text), row);
    if (rule.lookup !== undefined && text !== '') {
      const found = lookedUp(text, rule.lookup, this.context.lookups);
      if ('missing' in found && found.missing === 'skip') return { skip: true };
      if ('why' in found) {
        return this.#refused(text, row, `is looked up by "${shown(found.text)}"`, found.why, found.fix, found.told);
      }
      text = 'missing' in found ? '' : found.text;
      if (this.#values?.has(text) === true) return this.#stated(this.#values.get(text), row);
    }
    if (text === '') {
      const other = this.#otherwise?.read(fields, row) ?? EMPTY;
      return 'value' in other && other.value === undefined ? this.#stated(rule.default, row) : other;
    }
    const value = this.#clash ? undefined : this.#read(text);
    if (value !== undefined) return this.checked(value, row);
    const [wanted, mend] = this.#clash
      ? [wordFor(target.needed ?? this.#type, undefined), `Map the column with "to: ${target.needed}", or clean it,`]
      : [wordFor(this.#type, rule.format), `Clean it, or map it with "${remedyFor(rule, this.#type)}:",`];
    const told = toldProblem('row-unreadable', {
      text: shown(text),
      needs: this.#clash ? target.needed : this.#type,
      example: this.#clash ? undefined : rule.format,
    });
    return this.#refused(text, row, `is text ("${shown(text)}")`, `this needs ${wanted}`, mend, told);
  }

  #textIn(fields: readonly string[]): string {
    if (this.#several === undefined) return (fields[this.#index] ?? '').trim();
    const texts = this.#several.map((index) => (fields[index] ?? '').trim());
    return texts.filter((text) => text !== '').join(' ');
  }

  /** A value as it will be, held against what its target must be. */
  checked(value: Scalar | undefined, row: number): Cell {
    const { target, rule } = this;
    if (value === undefined || value === null || value === '') {
      if (!target.required) return EMPTY;
      const fill = rule.column === undefined ? 'Fill it' : `Fill column ${columnsOf(rule).join(', ')}`;
      const mend = `${fill}, or give the target a "default:",`;
      return this.#refused('', row, 'is empty', 'it is needed', mend, toldProblem('row-empty', {}));
    }
    if (target.check === undefined || target.check.holds(String(value))) return { value };
    const why = `this needs ${target.check.needs}`;
    const told = toldProblem('row-unfit', { text: shown(value) });
    return this.#refused(String(value), row, `is "${shown(value)}"`, why, 'Clean it, or map it with "values:",', told);
  }

  /** What the map itself says is written as text, too: a date, say. */
  #stated(value: Scalar | undefined, row: number): Cell {
    if (typeof value !== 'string' || this.#type === 'text') return this.checked(value, row);
    const typed = this.#read(value);
    if (typed !== undefined) return this.checked(typed, row);
    const why = `this needs ${wordFor(this.#type, this.rule.format)}`;
    const told = toldProblem('row-map-unreadable', { text: shown(value), needs: this.#type });
    return this.#refused(value, row, `is "${shown(value)}" by the map`, why, 'Correct the map,', told);
  }

  #refused(value: string, row: number, what: string, why: string, fix: string, told: ToldProblem): Cell {
    const reason = `${this.target.name} ${what} in row ${row} of ${this.context.file}; ${why}`;
    const about = { ...told, target: this.target.name, row };
    return {
      problem: { column: columnsOf(this.rule).join(', '), value, reason, fix: `${fix} ${AGAIN}`, told: about },
    };
  }
}

const remedyFor = (rule: ColumnRule, type: ColumnType): string =>
  rule.format === undefined && (type === 'date' || type === 'instant' || type === 'number') ? 'format' : 'values';

const fits = (has: ColumnType, needed: ColumnType): boolean =>
  has === needed || (has === 'integer' && needed === 'number');
