import { currencyDigits, type DateText, type Instant, type Json, type JsonObject, type Uuid } from '#base';
import { readDate } from '#domain/accounts';
import type { LogEvent } from '#engine';

export interface Contract {
  readonly account: string;
  readonly id: string;
  readonly plan?: string;
  readonly startsOn: DateText;
  /** Last day in force; absent: open-ended. */
  readonly endsOn?: DateText;
  readonly arrMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly attributes: JsonObject;
  /** The event that recorded it last. */
  readonly recordedAt: Instant;
  readonly recordedKey: Uuid;
}

const OWN_PROPERTIES = new Set(['contract', 'plan', 'starts_on', 'ends_on', 'arr', 'currency']);
const DEFAULT_CURRENCY = 'USD';

/** The contract as `contract.recorded` states it, whole; undefined where id, start or ARR can't be read. */
export function readContract(event: LogEvent): Contract | undefined {
  const { contract: id, plan, starts_on, ends_on = null, arr, currency } = event.properties;
  const startsOn = starts_on === undefined ? undefined : readDate(starts_on);
  const endsOn = readDate(ends_on);
  if (typeof id !== 'string' || id === '' || typeof startsOn !== 'string' || typeof arr !== 'number') return undefined;
  const code = typeof currency === 'string' && currency !== '' ? currency.trim().toUpperCase() : DEFAULT_CURRENCY;
  const arrMinor = Math.round(arr * minorPerMajor(code));
  // An amount that no column can hold would fail the whole batch.
  if (!Number.isSafeInteger(arrMinor)) return undefined;
  const attributes: Record<string, Json> = {};
  for (const [name, value] of Object.entries(event.properties)) if (!OWN_PROPERTIES.has(name)) attributes[name] = value;
  return {
    account: event.account,
    id,
    ...(typeof plan === 'string' && plan !== '' ? { plan } : {}),
    startsOn,
    ...(typeof endsOn === 'string' ? { endsOn } : {}),
    arrMinor,
    currency: code,
    attributes,
    recordedAt: event.occurredAt,
    recordedKey: event.key,
  };
}

/** Minor units in one major unit: 100 for USD, 1 for KRW; 100 for what is no currency code. */
function minorPerMajor(currency: string): number {
  return 10 ** (/^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2);
}

export const arrOf = (contract: Contract): number => contract.arrMinor / minorPerMajor(contract.currency);

/** Whether `later` replaces what is stored: by event time, ties by key. */
export function replaces(later: Contract, stored: Contract | undefined): boolean {
  if (stored === undefined) return true;
  if (later.recordedAt !== stored.recordedAt) return later.recordedAt > stored.recordedAt;
  return later.recordedKey > stored.recordedKey;
}

/** In force on a day: started, and not ended before it. Dates in this form sort as text. */
function isInForce(contract: Contract, on: DateText): boolean {
  return contract.startsOn <= on && (contract.endsOn === undefined || contract.endsOn >= on);
}

/** Those in force on a day, newest first: by start, then by id. */
export function contractsInForce(contracts: readonly Contract[], on: DateText): readonly Contract[] {
  return contracts
    .filter((contract) => isInForce(contract, on))
    .sort((a, b) => (a.startsOn === b.startsOn ? order(a.id, b.id) : order(b.startsOn, a.startsOn)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
