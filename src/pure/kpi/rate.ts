import type { Kpi } from '#pure/playbook';
import { firstFrom, isCounted, unitsIn } from './counted.ts';
import type { EventGroup } from './event-group.ts';
import type { KpiRow } from './kpi-row.ts';
import type { Period } from './period.ts';

/** Who did `of` in the period, each once, and whether `did` came then or later, up to now. */
export function rateRows(
  { of, did }: Extract<Kpi, { kind: 'rate' }>,
  groups: readonly EventGroup[],
  period: Period,
): KpiRow[] {
  const didAt = firstFrom(groups.filter((group) => isCounted(did, group)));
  return unitsIn(
    period,
    groups.filter((group) => isCounted(of, group)),
  ).map((unit) => {
    const { account, enrollment, at, isRunning } = unit;
    const done = didAt(unit);
    return {
      account,
      ...(enrollment === undefined ? {} : { enrollment }),
      at,
      ...(done === undefined ? {} : { didAt: done }),
      result: done !== undefined ? 'yes' : isRunning ? 'undecided' : 'no',
    };
  });
}
