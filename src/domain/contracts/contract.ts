import type { DateText, Instant, Json, JsonObject, Uuid } from '#base';
import { readDate } from '#domain/accounts';
import type { LogEvent } from '#engine';
import { currencyCode, minorOf, minorPerMajor } from './contract-movement.ts';

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
  /** What it was worth when it was first recorded. */
  readonly original: Recorded;
}

/** An amount with the event that recorded it. */
interface Recorded {
  readonly arrMinor: number;
  readonly currency: string;
  readonly at: Instant;
  readonly key: Uuid;
}

const OWN_PROPERTIES = new Set(['contract', 'plan', 'starts_on', 'ends_on', 'arr', 'currency']);
const DEFAULT_CURRENCY = 'USD';
/** As doors take it; what is longer fits no index, and would fail the whole batch. */
const LONGEST_ID = 200;

/** The contract as `contract.recorded` states it, whole; undefined where id, start or ARR can't be read. */
export function readContract(
  event: Pick<LogEvent, 'account' | 'key' | 'occurredAt' | 'properties'>,
): Contract | undefined {
  const { contract: id, plan, starts_on, ends_on = null, arr, currency } = event.properties;
  const startsOn = starts_on === undefined ? undefined : readDate(starts_on);
  const endsOn = readDate(ends_on);
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) return undefined;
  if (typeof startsOn !== 'string' || typeof arr !== 'number') return undefined;
  const code = typeof currency === 'string' && currency !== '' ? currencyCode(currency) : DEFAULT_CURRENCY;
  const arrMinor = minorOf(arr, code);
  // An amount that no column can hold would fail the whole batch.
  if (arrMinor === undefined) return undefined;
  const { occurredAt: at, key } = event;
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
    recordedAt: at,
    recordedKey: key,
    original: { arrMinor, currency: code, at, key },
  };
}

/** The contract after a recording: of two the later event time holds, and the earlier one is what it was at first. */
export function mergeRecording(stored: Contract | undefined, later: Contract): Contract {
  if (stored === undefined) return later;
  const original = isAfter(stored.original, later.original) ? later.original : stored.original;
  if (replaces(later, stored)) return { ...later, original };
  return original === stored.original ? stored : { ...stored, original };
}

/** Yearly recurring revenue in major units. */
export const arrOf = ({ arrMinor, currency }: Pick<Contract, 'arrMinor' | 'currency'>): number =>
  arrMinor / minorPerMajor(currency);

/** Whether `later` replaces what is stored: by event time, ties by key. */
export function replaces(later: Contract, stored: Contract | undefined): boolean {
  if (stored === undefined) return true;
  return isAfter({ at: later.recordedAt, key: later.recordedKey }, { at: stored.recordedAt, key: stored.recordedKey });
}

function isAfter(one: Pick<Recorded, 'at' | 'key'>, other: Pick<Recorded, 'at' | 'key'>): boolean {
  return one.at === other.at ? one.key > other.key : one.at > other.at;
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

/** The one that started first, whether or not it is still in force. */
export function firstContract(contracts: readonly Contract[]): Contract | undefined {
  return [...contracts].sort((a, b) => order(a.startsOn, b.startsOn) || order(a.id, b.id))[0];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
