import { DAY } from '#base';
import type { Kpi } from '#pure/playbook';
import { countedIn, firstFrom, type Happenings, unitsIn } from './counted.ts';
import { type KpiFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { isIn, type Period } from './period.ts';

const EVER = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/** Who did the second event in the period for the first time after their first event, whenever that was. */
export function elapsedRows({ from, to }: Extract<Kpi, { kind: 'days' }>, data: Happenings, period: Period): KpiRow[] {
  const reachedAt = firstFrom(countedIn(data, { events: [to] }));
  return unitsIn(EVER, countedIn(data, { events: [from] })).flatMap((unit): KpiRow[] => {
    const didAt = reachedAt(unit);
    if (didAt === undefined || !isIn(period, didAt)) return [];
    const { account, enrollment, at } = unit;
    const run = enrollment === undefined ? {} : { enrollment };
    return [{ account, ...run, at, didAt, result: 'yes', value: didAt - at }];
  });
}

/** Mean days of 24 hours, to one decimal; numerator (ms) and denominator (how many) are exact. */
export function meanDays(rows: readonly KpiRow[]): KpiFigure {
  const { value, ...exactly } = ratio(
    rows.reduce((sum, row) => sum + (row.value ?? 0), 0),
    rows.length,
  );
  if (value === undefined) return { ...exactly, withoutValue: 0, ...nothingElse };
  const exact = value / DAY;
  return { ...exactly, value: Math.round(exact * 10) / 10, exact, withoutValue: 0, ...nothingElse };
}
