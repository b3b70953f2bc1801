import type { DayNumber } from '#base';

/** One month of one metric's member: a value and a count per day of the month, or a bit per day (distinct contacts). */
export interface MonthRow {
  readonly metric: number;
  readonly member: string;
  readonly month: DayNumber;
  /** undefined: nothing happened on that day. */
  days: (number | undefined)[];
  /** How many events each day's value is made of. */
  counts: (number | undefined)[];
  mask: number;
  changed: boolean;
}

/** The days of a month as they are stored: by commas, nothing where nothing happened (`3,,5`). */
export const daysText = (days: MonthRow['days']): string => days.join(',');

/**
 * A month as it is stored. Its days are read when they are first asked for: most of what is loaded of an account is
 * looked at by no rule.
 */
export function storedMonth(
  metric: number,
  member: string,
  month: DayNumber,
  days: string,
  counts: string,
  mask: number,
): MonthRow {
  return new StoredMonth(metric, member, month, days, counts, mask);
}

class StoredMonth implements MonthRow {
  changed = false;
  #days: MonthRow['days'] | undefined;
  #counts: MonthRow['counts'] | undefined;

  constructor(
    readonly metric: number,
    readonly member: string,
    readonly month: DayNumber,
    readonly storedDays: string,
    readonly storedCounts: string,
    public mask: number,
  ) {}

  get days(): MonthRow['days'] {
    this.#days ??= daysIn(this.storedDays);
    return this.#days;
  }

  get counts(): MonthRow['counts'] {
    this.#counts ??= daysIn(this.storedCounts);
    return this.#counts;
  }
}

const COMMA = 44;
const MINUS = 45;
const ZERO = 48;

/** Digit by digit: this is read for every metric of every account that midnight makes due. */
function daysIn(text: string): MonthRow['days'] {
  const days: MonthRow['days'] = [];
  if (text === '') return days;
  let value: number | undefined;
  let sign = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === COMMA) {
      days.push(value === undefined ? value : sign * value);
      value = undefined;
      sign = 1;
    } else if (code === MINUS) sign = -1;
    else value = (value ?? 0) * 10 + (code - ZERO);
  }
  days.push(value === undefined ? value : sign * value);
  return days;
}
