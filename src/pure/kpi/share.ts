import type { Expression, FactReader, Value } from '#pure/expression';
import type { Counted } from '#pure/playbook';
import { countedIn, type Happenings, unitsIn } from './counted.ts';
import { eventReader } from './event-group.ts';
import type { KpiRow } from './kpi-row.ts';
import type { Period } from './period.ts';

/** Who did `of` in the period, each once, and whether `share` holds of what was said the first time. */
export function shareRows(share: Expression, of: Counted, data: Happenings, period: Period): KpiRow[] {
  return unitsIn(period, countedIn(data, of)).map(({ account, enrollment, at, first }) => {
    const known = data.accounts.get(account);
    return {
      account,
      ...(enrollment === undefined ? {} : { enrollment }),
      at,
      result: together(first.map((group) => resultOf(share.evaluate(eventReader(group, known))))),
    };
  });
}

/** All accounts, and whether `share` holds of what is known of each now. */
export function shareOfAccounts(share: Expression, accounts: ReadonlyMap<string, FactReader>): KpiRow[] {
  return [...accounts].map(([account, read]) => ({ account, result: resultOf(share.evaluate(read)) }));
}

const resultOf = (holds: Value | undefined): KpiRow['result'] =>
  holds === undefined ? 'unknown' : holds === true ? 'yes' : 'no';

/** Of answers of one instant that disagree none was first, and the share does not hold. */
const together = (results: readonly KpiRow['result'][]): KpiRow['result'] =>
  (['no', 'yes'] as const).find((result) => results.includes(result)) ?? 'unknown';
