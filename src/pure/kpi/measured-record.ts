import { currencyDigits, type Instant, type Uuid } from '#base';
import type { FactReader, Value } from '#pure/expression';

/** Money in minor units of a currency; without one a plain number. */
export interface Amount {
  readonly value: number;
  readonly currency?: string;
}

/** An opportunity, order or contract as it is measured. */
export interface MeasuredRecord {
  readonly account: string;
  readonly enrollment?: Uuid;
  readonly record: string;
  readonly at: Instant;
  /** By field; one that is not here is not known. */
  readonly amounts: Readonly<Record<string, Amount>>;
  /** What `where` may ask, by the name after the subject. */
  readonly fields: Readonly<Record<string, Value>>;
}

/** Reads `opportunity.stage` of the record itself, not of the account's newest; the rest is asked of the account. */
export const recordReader =
  (subject: string, { fields }: MeasuredRecord, account: FactReader | undefined): FactReader =>
  (ref) =>
    ref.kind === 'attribute' && ref.subject === subject ? fields[ref.name] : account?.(ref);

/** Minor units in one major unit: 100 for USD, 1 for KRW; 100 for what is no currency code. */
export const minorPerMajor = (currency: string): number =>
  10 ** (/^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2);

/** Money that an event tells in major units; undefined for what can't be counted exactly. */
export function moneyOf(major: unknown, currency: unknown): Amount | undefined {
  if (typeof major !== 'number' || typeof currency !== 'string' || currency === '') return undefined;
  const value = Math.round(major * minorPerMajor(currency));
  return Number.isSafeInteger(value) ? { value, currency } : undefined;
}
