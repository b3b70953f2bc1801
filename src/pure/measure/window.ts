import type { DayNumber } from '#base';
import type { AccountSeries, MonthRow } from './series.ts';

/** What days a window holds: total, number of events, days with any, the highest, and the oldest day that is not empty. */
export interface WindowTotals {
  readonly total: number;
  readonly count: number;
  readonly days: number;
  readonly max: number | undefined;
  readonly oldest: DayNumber | undefined;
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
  let count = 0;
  let days = 0;
  let max: number | undefined;
  let oldest: DayNumber | undefined;
  for (const row of series.months(metric, member)) {
    const first = Math.max(0, from - row.month);
    const last = Math.min(row.counts.length - 1, to - row.month);
    for (let i = first; i <= last; i++) {
      const events = row.counts[i] ?? 0;
      if (events === 0) continue;
      const value = row.days[i] ?? 0;
      total += value;
      count += events;
      days += 1;
      if (max === undefined || value > max) max = value;
      const day = row.month + i;
      if (oldest === undefined || day < oldest) oldest = day;
    }
  }
  return { total, count, days, max, oldest };
}

/** How many contacts were seen on the days `from` to `to`, and the first day on which one of them drops out of the window. */
export function distinctOf(
  series: AccountSeries,
  metric: number,
  contacts: readonly string[],
  from: DayNumber,
  to: DayNumber,
): { contacts: number; oldest: DayNumber | undefined } {
  let seen = 0;
  let oldest: DayNumber | undefined;
  for (const contact of contacts) {
    let newest: DayNumber | undefined;
    for (const row of series.months(metric, contact)) {
      const day = newestDay(row, from, to);
      if (day !== undefined && (newest === undefined || day > newest)) newest = day;
    }
    if (newest === undefined) continue;
    seen += 1;
    if (oldest === undefined || newest < oldest) oldest = newest;
  }
  return { contacts: seen, oldest };
}

function newestDay(row: MonthRow, from: DayNumber, to: DayNumber): DayNumber | undefined {
  for (let i = Math.min(30, to - row.month); i >= Math.max(0, from - row.month); i--) {
    if ((row.mask & (1 << i)) !== 0) return row.month + i;
  }
  return undefined;
}
