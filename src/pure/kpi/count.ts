import { type DayNumber, dayOf, startOfDay } from '#base';
import type { Kpi } from '#pure/playbook';
import { calendarPeriods, type Days } from './calendar-period.ts';
import { countedIn, type Happenings } from './counted.ts';
import type { EventGroup } from './event-group.ts';
import type { AccountTeam } from './kpi-data.ts';
import { type CountedPeriod, type KpiFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { isIn, type Period } from './period.ts';

type CountKpi = Extract<Kpi, { kind: 'count' }>;

/** Events in the period; with `per` in all calendar periods that have a day in it, each of them whole. */
export function countRows(kpi: CountKpi, data: Happenings, period: Period): KpiRow[] {
  const counted = countedIn(data, kpi.of);
  const days = daysOf(kpi, counted, period);
  return days.flatMap((one) => {
    const within = instantsOf(one, period);
    return counted.flatMap(({ account, enrollment, at }) =>
      at
        .filter((instant) => isIn(within, instant))
        .map((instant): KpiRow => ({ account, ...(enrollment && { enrollment }), at: instant, result: 'yes' })),
    );
  });
}

/** The mean count of the calendar periods that are over, a manager where `by` is asked; without either, the count. */
export function countFigure(kpi: CountKpi, data: Happenings, period: Period, team: AccountTeam): KpiFigure {
  const counted = countedIn(data, kpi.of);
  const periods = daysOf(kpi, counted, period).map((days): CountedPeriod => {
    const by = countBy(kpi, counted, instantsOf(days, period), team);
    const count = by.reduce((sum, one) => sum + one.count, 0);
    const isRunning = kpi.per !== undefined && days.to >= period.today;
    return { ...days, isRunning, count, by: kpi.by === undefined ? [] : by };
  });
  const over = periods.filter(({ isRunning }) => !isRunning);
  const all = over.reduce((sum, { count }) => sum + count, 0);
  if (kpi.by === undefined) {
    if (kpi.per === undefined) return { numerator: all, value: all, withoutValue: 0, ...nothingElse, periods };
    return { ...ratio(all, over.length), withoutValue: 0, ...nothingElse, periods };
  }
  const withCsm = over.flatMap(({ by }) => by.filter(({ csm }) => csm !== undefined));
  const numerator = withCsm.reduce((sum, { count }) => sum + count, 0);
  const managers = new Set([...team.csms, ...withCsm.map(({ csm }) => csm)]);
  const figure = ratio(numerator, over.length * managers.size);
  return { ...figure, withoutValue: all - numerator, ...nothingElse, periods };
}

function countBy(
  kpi: CountKpi,
  counted: readonly EventGroup[],
  within: { readonly start: number; readonly end: number },
  team: AccountTeam,
): { readonly csm?: string; readonly count: number }[] {
  // Whoever had none is shown with 0.
  const counts = new Map<string | undefined, number>(kpi.by === undefined ? [] : team.csms.map((csm) => [csm, 0]));
  for (const { account, at } of counted) {
    const count = at.filter((instant) => isIn(within, instant)).length;
    if (count === 0) continue;
    const csm = kpi.by === undefined ? undefined : team.csmOf(account);
    counts.set(csm, (counts.get(csm) ?? 0) + count);
  }
  return [...counts]
    .map(([csm, count]) => ({ ...(csm === undefined ? {} : { csm }), count }))
    .sort((a, b) => (a.csm === undefined ? 1 : b.csm === undefined ? -1 : a.csm < b.csm ? -1 : 1));
}

function daysOf({ per }: CountKpi, counted: readonly EventGroup[], period: Period): Days[] {
  const from = period.from ?? firstDay(counted, period);
  if (from === undefined || from > period.to) return per === undefined ? [{ from: period.to, to: period.to }] : [];
  if (per === undefined) return [{ from, to: period.to }];
  return calendarPeriods({ from, to: Math.min(period.to, period.today) }, per);
}

function firstDay(counted: readonly EventGroup[], { zone }: Period): DayNumber | undefined {
  const first = counted.reduce((least, { at }) => Math.min(least, at[0] ?? least), Number.POSITIVE_INFINITY);
  return Number.isFinite(first) ? dayOf(first, zone) : undefined;
}

const instantsOf = ({ from, to }: Days, { zone }: Period): { start: number; end: number } => ({
  start: startOfDay(from, zone),
  end: startOfDay(to + 1, zone),
});
