import { addMonths, type DayNumber, dateText, monthOf } from '#base';
import type { Per } from '#pure/playbook';

/** Days from the first to the last, both included. */
export interface Days {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** The week (from Monday), month, quarter or year that a day lies in. */
export function calendarPeriod(day: DayNumber, per: Per): Days {
  if (per === 'week') {
    // Day 0 was a Thursday.
    const from = day - ((((day + 3) % 7) + 7) % 7);
    return { from, to: from + 6 };
  }
  const months = { month: 1, quarter: 3, year: 12 }[per];
  const { month } = monthOf(day);
  const inYear = Number(dateText(month).slice(5, 7)) - 1;
  const from = addMonths(month, -(inYear % months));
  return { from, to: addMonths(from, months) - 1 };
}

/** All of them that have a day between two days, in order. */
export function calendarPeriods(days: Days, per: Per): Days[] {
  const periods: Days[] = [];
  for (let next = days.from; next <= days.to; ) {
    const period = calendarPeriod(next, per);
    periods.push(period);
    next = period.to + 1;
  }
  return periods;
}
