import type { DayNumber } from '#base';
import type { MonthRow } from './month.ts';
import type { AccountSeries } from './series.ts';

/** What days a window holds: total, days with any event, the highest. */
export interface WindowTotals {
  readonly total: number;
  readonly days: number;
  readonly max: number | undefined;
  /** The oldest day that is not empty. */
  readonly oldest: DayNumber | undefined;
  /** The first day after the window that is not empty, by an event dated ahead. */
  readonly next: DayNumber | undefined;
}

/** Totals of the days `from` to `to`, both included. Values are integers at the metric's decimals. */
export function totalsOf(
  series: AccountSeries,
  metric: number,
  member: string,
  from: DayNumber,
  to: DayNumber,
): WindowTotals {
  let total = 0;
  let days = 0;
  let max: number | undefined;
  let oldest: DayNumber | undefined;
  let next: DayNumber | undefined;
  for (const row of series.months(metric, member)) {
    const values = row.days;
    for (let i = Math.max(0, from - row.month); i < values.length; i++) {
      const value = values[i];
      if (value === undefined) continue;
      const day = row.month + i;
      if (day > to) {
        if (next === undefined || day < next) next = day;
        break;
      }
      total += value;
      days += 1;
      if (max === undefined || value > max) max = value;
      if (oldest === undefined || day < oldest) oldest = day;
    }
  }
  return { total, days, max, oldest, next };
}

/** How many events the days `from` to `to` hold, both included. */
export function countOf(series: AccountSeries, metric: number, member: string, from: DayNumber, to: DayNumber): number {
  let count = 0;
  for (const { month, counts } of series.months(metric, member)) {
    const end = Math.min(counts.length - 1, to - month);
    for (let i = Math.max(0, from - month); i <= end; i++) count += counts[i] ?? 0;
  }
  return count;
}

export interface DistinctContacts {
  readonly contacts: number;
  /** Of those seen, the day on which the one whose last day is longest ago was seen last: who drops out first. */
  readonly oldest: DayNumber | undefined;
  /** The first day after the window on which somebody was seen, by an event dated ahead. */
  readonly next: DayNumber | undefined;
}

/** How many contacts were seen on the days `from` to `to`, both included. */
export function distinctOf(
  series: AccountSeries,
  metric: number,
  contacts: Iterable<string>,
  from: DayNumber,
  to: DayNumber,
): DistinctContacts {
  let seen = 0;
  let oldest: DayNumber | undefined;
  let next: DayNumber | undefined;
  for (const contact of contacts) {
    let newest: DayNumber | undefined;
    for (const row of series.months(metric, contact)) {
      newest = later(newest, newestDay(row, from, to));
      next = earlier(next, oldestDay(row, to + 1));
    }
    if (newest === undefined) continue;
    seen += 1;
    oldest = earlier(oldest, newest);
  }
  return { contacts: seen, oldest, next };
}

/** A bit for each of the days `from` to `to` of a month, those outside it left out. */
function bitsOf(month: DayNumber, from: DayNumber, to: DayNumber): number {
  const [first, last] = [Math.max(0, from - month), Math.min(30, to - month)];
  // Of 31 days no more than 31 bits are in use: the sign is never one of them.
  return first > last ? 0 : (last === 30 ? 0x7fffffff : (1 << (last + 1)) - 1) & -(1 << first);
}

function newestDay({ month, mask }: MonthRow, from: DayNumber, to: DayNumber): DayNumber | undefined {
  const seen = mask & bitsOf(month, from, to);
  return seen === 0 ? undefined : month + 31 - Math.clz32(seen);
}

function oldestDay({ month, mask }: MonthRow, from: DayNumber): DayNumber | undefined {
  const seen = mask & bitsOf(month, from, month + 30);
  // The lowest bit alone.
  return seen === 0 ? undefined : month + 31 - Math.clz32(seen & -seen);
}

const later = (a: DayNumber | undefined, b: DayNumber | undefined): DayNumber | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
const earlier = (a: DayNumber | undefined, b: DayNumber | undefined): DayNumber | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
