import type { FactReader, FactRef, Value, ValueType } from './fact.ts';

/** A compiled part of an expression: its value, or undefined when it is not known. */
export type Run = (read: FactReader) => Value | undefined;

/** Where a macro puts its variable's value while its condition runs. */
export interface Slot {
  value: Value | undefined;
}

const IS: Readonly<Record<ValueType, (value: Value | undefined) => boolean>> = {
  // Infinity and NaN are no numbers one can compare with: the difference to themselves is not 0.
  number: (value) => typeof value === 'number' && value - value === 0,
  instant: (value) => typeof value === 'number' && value - value === 0,
  text: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  'list(text)': Array.isArray,
  'list(number)': Array.isArray,
};

/** Reads a fact. A value of another type than declared (text in a number's place) is not known. */
export function readFact(ref: FactRef): Run {
  const is = IS[ref.type];
  return (read) => {
    const value = read(ref);
    return is(value) ? value : undefined;
  };
}

/** Kleene's and: false as soon as one side is, whatever the other's value. */
export function runAnd(left: Run, right: Run): Run {
  return (read) => {
    const a = left(read);
    if (a === false) return false;
    const b = right(read);
    if (b === false) return false;
    return a === undefined || b === undefined ? undefined : true;
  };
}

/** Kleene's or: true as soon as one side is. */
export function runOr(left: Run, right: Run): Run {
  return (read) => {
    const a = left(read);
    if (a === true) return true;
    const b = right(read);
    if (b === true) return true;
    return a === undefined || b === undefined ? undefined : false;
  };
}

/** A function of one value; unknown of unknown. */
export function runOne(of: Run, compute: (value: Value) => Value | undefined): Run {
  return (read) => {
    const value = of(read);
    return value === undefined ? undefined : compute(value);
  };
}

/** A function of two values; unknown when either is. */
export function runTwo(left: Run, right: Run, compute: (left: Value, right: Value) => Value | undefined): Run {
  return (read) => {
    const a = left(read);
    if (a === undefined) return undefined;
    const b = right(read);
    return b === undefined ? undefined : compute(a, b);
  };
}

/** A function of several values; unknown when one is. */
export function runMany(all: readonly Run[], compute: (values: Value[]) => Value): Run {
  return (read) => {
    const values: Value[] = [];
    for (const run of all) {
      const value = run(read);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return compute(values);
  };
}
