import type { DayNumber } from '#base';
import type { MonthRow, StoredMetric } from '#pure/measure';

/** A value a day, oldest first; null: nothing happened. */
export type Days = readonly (number | null)[];

/** The days `from` to `to` (both included) of the months of one member, in the metric's own unit. */
export function daysOf(rows: readonly MonthRow[], { metric }: StoredMetric, from: DayNumber, to: DayNumber): Days {
  const days: (number | null)[] = Array.from({ length: to - from + 1 }, () => null);
  const unit = metric.aggregate === 'count' ? 1 : 10 ** metric.decimals;
  for (const row of rows) {
    row.days.forEach((value, index) => {
      const place = row.month + index - from;
      if (value !== undefined && place >= 0 && place < days.length) days[place] = value / unit;
    });
  }
  return days;
}

/** Of a metric that counts people: how many were seen on each day. */
export function peopleByDay(rows: readonly MonthRow[], from: DayNumber, to: DayNumber): Days {
  const days: number[] = Array.from({ length: to - from + 1 }, () => 0);
  for (const day of seenDays(rows, from, to)) days[day - from] = (days[day - from] ?? 0) + 1;
  return days.map((people) => (people === 0 ? null : people));
}

/** How many people were seen on any of the days. */
export function peopleIn(rows: readonly MonthRow[], from: DayNumber, to: DayNumber): number {
  const seen = new Set<string>();
  for (const row of rows) if (!seenDays([row], from, to).next().done) seen.add(row.member);
  return seen.size;
}

function* seenDays(rows: readonly MonthRow[], from: DayNumber, to: DayNumber): Generator<DayNumber, void> {
  for (const { member, month, mask } of rows) {
    if (member === '') continue;
    for (let day = Math.max(from, month); day <= Math.min(to, month + 30); day++)
      if ((mask & (1 << (day - month))) !== 0) yield day;
  }
}

/** What days come to by how they are folded: the sum, or the highest. Null where nothing happened. */
export function foldDays(days: Days, aggregate: StoredMetric['metric']['aggregate']): number | null {
  const known = days.filter((value) => value !== null);
  if (known.length === 0) return null;
  if (aggregate === 'max') return Math.max(...known);
  return round(known.reduce((sum, value) => sum + value, 0));
}

/** The newest `count` days as sums over the `window` days that end with each. */
export function rolling(days: Days, window: number, count: number): number[] {
  const sums: number[] = [];
  let sum = 0;
  days.forEach((value, day) => {
    sum += (value ?? 0) - (day >= window ? (days[day - window] ?? 0) : 0);
    sums.push(round(sum));
  });
  return sums.slice(-count);
}

/** By weeks that end with the newest day, oldest first. */
export function byWeeks(days: Days, aggregate: StoredMetric['metric']['aggregate']): Days {
  const weeks: (number | null)[] = [];
  for (let end = days.length; end > 0; end -= 7)
    weeks.unshift(foldDays(days.slice(Math.max(0, end - 7), end), aggregate));
  return weeks;
}

/** Without the dust of binary fractions. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
