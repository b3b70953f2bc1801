import { DAY } from '#base';
import type { Counted, Kpi } from '#pure/playbook';
import { firstFrom, isCounted, unitsIn } from './counted.ts';
import { type EventGroup, TASK_COMPLETED } from './event-group.ts';
import { type KpiFigure, nothingElse, ratio } from './kpi-figure.ts';
import type { KpiRow } from './kpi-row.ts';
import { isIn, type Period } from './period.ts';

/** An event by its name; `task:<task>` is the completion of a task. */
export const eventCalled = (name: string): Counted =>
  name.startsWith('task:') ? { events: [TASK_COMPLETED], task: name.slice('task:'.length) } : { events: [name] };

/** Who did the second event in the period for the first time after their first event, whenever that was. */
export function elapsedRows(
  { from, to }: Extract<Kpi, { kind: 'days' }>,
  groups: readonly EventGroup[],
  period: Period,
): KpiRow[] {
  const [first, second] = [eventCalled(from), eventCalled(to)];
  const reachedAt = firstFrom(groups.filter((group) => isCounted(second, group)));
  const ever = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  return unitsIn(
    ever,
    groups.filter((group) => isCounted(first, group)),
  ).flatMap((unit): KpiRow[] => {
    const didAt = reachedAt(unit);
    if (didAt === undefined || !isIn(period, didAt)) return [];
    const { account, enrollment, at } = unit;
    const run = enrollment === undefined ? {} : { enrollment };
    return [{ account, ...run, at, didAt, result: 'yes', value: didAt - at }];
  });
}

/** Mean days of 24 hours, to one decimal; numerator (ms) and denominator (how many) are exact. */
export function meanDays(rows: readonly KpiRow[]): KpiFigure {
  const { numerator, denominator, value } = ratio(
    rows.reduce((sum, row) => sum + (row.value ?? 0), 0),
    rows.length,
  );
  if (value === undefined) return { numerator, denominator, withoutValue: 0, ...nothingElse };
  const exact = value / DAY;
  return { numerator, denominator, value: Math.round(exact * 10) / 10, exact, withoutValue: 0, ...nothingElse };
}
