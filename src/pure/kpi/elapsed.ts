import { DAY } from '#base';
import type { Kpi } from '#pure/playbook';
import { countedIn, firstFrom, type Happenings, unitsIn } from './counted.ts';
import type { EventGroup } from './event-group.ts';
import { type KpiFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { isIn, type Period } from './period.ts';

const EVER = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/**
 * Who did the second event in the period for the first time after their first event, whenever that was. Between two
 * events of an opportunity it is the opportunity that did: it may have begun in an earlier run.
 */
export function elapsedRows({ from, to }: Extract<Kpi, { kind: 'days' }>, data: Happenings, period: Period): KpiRow[] {
  const ofDeals = isOfDeals(from) && isOfDeals(to);
  const groups = (name: string): EventGroup[] => {
    const found = countedIn(data, { events: [name] });
    return ofDeals ? found.map(byDeal) : found;
  };
  const reachedAt = firstFrom(groups(to));
  const runs = new Map(countedIn(data, { events: [to] }).map((group) => [dealOf(group), group.enrollment]));
  return unitsIn(EVER, groups(from)).flatMap((unit): KpiRow[] => {
    const didAt = reachedAt(unit);
    if (didAt === undefined || !isIn(period, didAt)) return [];
    const { account, at } = unit;
    const enrollment = ofDeals && runs.has(unit.enrollment) ? runs.get(unit.enrollment) : unit.enrollment;
    const run = enrollment === undefined ? {} : { enrollment };
    return [{ account, ...run, at, didAt, result: 'yes', value: didAt - at }];
  });
}

/** Whether an event tells of an opportunity, which its property `opportunity` names. */
export const isOfDeals = (name: string): boolean => name.startsWith('opportunity.');

function dealOf({ properties: { opportunity } }: EventGroup): string | undefined {
  return typeof opportunity === 'string' ? opportunity : undefined;
}

function byDeal(group: EventGroup): EventGroup {
  const deal = dealOf(group);
  return deal === undefined ? group : { ...group, enrollment: deal };
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
