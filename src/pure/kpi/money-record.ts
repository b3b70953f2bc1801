import { currencyDigits, type Instant, type Money, type Uuid } from '#base';
import type { FactReader, Value } from '#pure/expression';

/** An opportunity, order or contract as it is measured. */
export interface MoneyRecord {
  readonly account: string;
  readonly enrollment?: Uuid;
  readonly record: string;
  readonly at: Instant;
  /** Fields in money; a field that is not here is not known. */
  readonly money: Readonly<Record<string, Money>>;
  /** What `where` may ask, by the name after the subject. */
  readonly fields: Readonly<Record<string, Value>>;
}

/** Reads `opportunity.stage` of the record itself, not of the account's newest. */
export const recordReader =
  (subject: string, { fields }: Pick<MoneyRecord, 'fields'>): FactReader =>
  (ref) =>
    ref.kind === 'attribute' && ref.subject === subject ? fields[ref.name] : undefined;

/** Minor units in one major unit: 100 for USD, 1 for KRW; 100 for what is no currency code. */
export const minorPerMajor = (currency: string): number =>
  10 ** (/^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2);

/** An amount in major units, as events say it; undefined for what is no amount that can be counted exactly. */
export function moneyOf(major: unknown, currency: unknown): Money | undefined {
  if (typeof major !== 'number' || typeof currency !== 'string' || currency === '') return undefined;
  const minor = Math.round(major * minorPerMajor(currency));
  return Number.isSafeInteger(minor) ? { minor, currency } : undefined;
}
