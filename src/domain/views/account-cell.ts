import { currencyDigits, DAY, type Instant, type Money } from '#base';
import type { Person } from '#domain/team';
import type { AccountRows } from './account-rows.ts';

/** Weeks of health beside each account. */
export const WEEKS = 12;

/** The ends of the last twelve weeks, oldest first; the last is now. */
export const weeksBefore = (at: Instant): Instant[] =>
  Array.from({ length: WEEKS }, (_, place) => at - (WEEKS - 1 - place) * 7 * DAY);

export interface CellContext {
  readonly rows: AccountRows;
  personOf(owner: string): Person | undefined;
  weeksOf(account: string): readonly (number | null)[];
}

/** What stands in a cell, as JSON; null where nothing is known. */
export function cellOf(
  { rows, personOf, weeksOf }: CellContext,
  name: string,
  column: string | undefined,
  row: number,
): unknown {
  switch (name) {
    case 'account':
      return rows.id(row) ?? null;
    case 'health': {
      const score = rows.get('health', row) ?? null;
      const weeks = weeksOf(rows.id(row) ?? '');
      const before = weeks.at(-5) ?? null;
      const change = typeof score === 'number' && before !== null ? Math.round((score - before) * 10) / 10 : null;
      return { score, band: rows.get('band', row) ?? null, change, weeks };
    }
    case 'arr':
      return moneyOf(rows, row);
    case 'owner': {
      const owner = rows.get('owner', row);
      if (typeof owner !== 'string') return null;
      const person = personOf(owner);
      return { id: person?.id ?? owner, name: person?.name ?? owner };
    }
    case 'signals': {
      const [strong, moderate, weak] = [rows.get('strong', row), rows.get('moderate', row), rows.get('weak', row)];
      return { strong: strong ?? 0, moderate: moderate ?? 0, weak: weak ?? 0 };
    }
    default:
      return (column === undefined ? undefined : rows.columns.get(column)?.get(row)) ?? null;
  }
}

/** Of every contract in force, by currency; empty: none is. */
function moneyOf(rows: AccountRows, row: number): readonly Money[] {
  const several = rows.currencies.get(row);
  if (several !== undefined) return several;
  const [amount, currency] = [rows.get('arr', row), rows.get('currency', row)];
  if (typeof amount !== 'number' || typeof currency !== 'string') return [];
  return [{ minor: Math.round(amount * 10 ** currencyDigits(currency)), currency }];
}
