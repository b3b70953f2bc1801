import type { RevenueBridge } from '#pure/revenue';
import type { Days } from './calendar-period.ts';
import type { KpiRow } from './kpi-row.ts';

/** A KPI's figure over a period, before it is compared with its target. */
export interface KpiFigure {
  readonly numerator?: number;
  readonly denominator?: number;
  /** A share (0.4), a number, or days; absent while nothing counted, and for money, which stands in `money`. */
  readonly value?: number;
  /** `value` before it was rounded for people; absent: it was not. */
  readonly exact?: number;
  /** Of a rate: runs that are still going on and may do it yet; in neither numerator nor denominator. */
  readonly undecided?: number;
  /** How many count with nothing known of what is asked. */
  readonly withoutValue: number;
  /** One a currency; amounts of two currencies are never added. */
  readonly money: readonly MoneyFigure[];
  readonly periods: readonly CountedPeriod[];
}

/** How many events a calendar period has had, up to now. */
export interface CountedPeriod extends Days {
  /** Not over yet: it is shown, and is in no figure. */
  readonly isRunning: boolean;
  readonly count: number;
  /** By customer success manager (a person's id), where that is asked; without one: of accounts that have none. */
  readonly by: readonly { readonly csm?: string; readonly count: number }[];
}

/** Money of one currency, in its minor units. */
export interface MoneyFigure {
  readonly currency: string;
  /** The sum or the mean (rounded to a minor unit); of a share, what is on top. */
  readonly minor: number;
  /** Of a mean: the exact sum. */
  readonly sum?: number;
  readonly count: number;
  /** Of a share: what it is a share of. */
  readonly of?: number;
  readonly share?: number;
  readonly bridge?: RevenueBridge;
}

/** The share of rows that say yes, among all that are decided; what is not known does not say yes. */
export function shareOfRows(rows: readonly KpiRow[]): KpiFigure {
  const count = (result: KpiRow['result']): number => rows.filter((row) => row.result === result).length;
  const numerator = count('yes');
  const undecided = count('undecided');
  return { ...ratio(numerator, rows.length - undecided), undecided, withoutValue: count('unknown'), ...nothingElse };
}

export const ratio = (
  numerator: number,
  denominator: number,
): { readonly numerator: number; readonly denominator: number; readonly value?: number } => ({
  numerator,
  denominator,
  ...(denominator === 0 ? {} : { value: numerator / denominator }),
});

export const nothingElse = { money: [], periods: [] } as const;
