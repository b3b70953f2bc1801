import type { Kpi } from '#pure/playbook';
import { countedIn, firstFrom, type Happenings, unitsIn } from './counted.ts';
import type { KpiRow } from './kpi-row.ts';
import type { Period } from './period.ts';

/** Who did `of` in the period, each once, and whether `did` came then or later, up to now. */
export function rateRows({ of, did }: Extract<Kpi, { kind: 'rate' }>, data: Happenings, period: Period): KpiRow[] {
  const didAt = firstFrom(countedIn(data, did));
  return unitsIn(period, countedIn(data, of)).map((unit) => {
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
