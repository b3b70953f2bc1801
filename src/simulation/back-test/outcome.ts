import { DAY, type Instant } from '#base';
import type { Outcome } from '#domain/back-tests';
import type { FactRelation, LivedEvent, Runtime } from '#engine';

/**
 * What became of an account within some days after an instant, by its contracts as the log tells them: more yearly
 * revenue than then is expansion, none left is churn. What lies too near the end is undecided, unless it is known already.
 */
export function outcomesBy(
  { relations, zone }: Runtime,
  events: readonly LivedEvent[],
  account: string,
  days: number,
  end: Instant,
): (at: Instant) => Outcome {
  const contracts = relations.find(({ subject }) => subject === 'contract');
  const arr = contracts?.facts.arr;
  if (contracts === undefined || arr === undefined) return () => 'undecided';
  const rows = rowsOver(contracts, events, account);
  const arrAt = (at: Instant): number | undefined => {
    const row = rows.findLast((one) => one.at <= at)?.row;
    const value = row === undefined ? undefined : arr.read(row, at, zone).value;
    return typeof value === 'number' ? value : undefined;
  };
  return (at) => {
    const until = at + days * DAY;
    const before = arrAt(at);
    if (before === undefined) return 'undecided';
    const known = Math.min(until, end);
    const seen = [...rows.map((one) => one.at).filter((one) => one > at && one <= known), known].map(arrAt);
    if (seen.some((one) => one !== undefined && one > before)) return 'expansion';
    if (before > 0 && seen.at(-1) === 0) return 'churn';
    return until <= end ? 'neither' : 'undecided';
  };
}

function rowsOver(contracts: FactRelation, events: readonly LivedEvent[], account: string) {
  const rows: { at: Instant; row: unknown }[] = [];
  let row = contracts.empty(account);
  for (const { at, event } of events) {
    const after = contracts.fold?.(row, event) ?? row;
    if (after === row) continue;
    row = after;
    rows.push({ at, row });
  }
  return rows;
}
