import { currencyDigits, type Instant, type Json, type Uuid } from '#base';
import type { LogEvent } from '#engine';

export const MOVEMENTS = ['new', 'expansion', 'contraction'] as const;

/** What happened to the yearly revenue of a contract, in minor units. */
export interface ContractMovement {
  readonly account: string;
  /** The key of the event that told it. */
  readonly id: Uuid;
  readonly contract: string;
  readonly movement: (typeof MOVEMENTS)[number];
  readonly at: Instant;
  readonly arrBeforeMinor: number;
  readonly arrAfterMinor: number;
  readonly currency: string;
  readonly planBefore?: string;
  readonly planAfter?: string;
}

/** Which movement a change of yearly revenue is; undefined where nothing moves. `before`: undefined without a contract. */
export function movementOf(before: number | undefined, after: number): ContractMovement['movement'] | undefined {
  if (before === undefined) return 'new';
  if (after === before) return undefined;
  return after > before ? 'expansion' : 'contraction';
}

/** The movement as `contract.moved` tells it; undefined where contract, kind or amounts can't be read. */
export function readMovement(event: LogEvent): ContractMovement | undefined {
  const { contract, movement, arr_before: before, arr_after: after, plan_before, plan_after } = event.properties;
  const kind = MOVEMENTS.find((known) => known === movement);
  const { currency: said } = event.properties;
  if (typeof contract !== 'string' || kind === undefined || typeof said !== 'string') return undefined;
  const currency = currencyCode(said);
  const arrBeforeMinor = minorOf(before, currency);
  const arrAfterMinor = minorOf(after, currency);
  if (arrBeforeMinor === undefined || arrAfterMinor === undefined) return undefined;
  return {
    account: event.account,
    id: event.key,
    contract,
    movement: kind,
    at: event.occurredAt,
    arrBeforeMinor,
    arrAfterMinor,
    currency,
    ...(typeof plan_before === 'string' ? { planBefore: plan_before } : {}),
    ...(typeof plan_after === 'string' ? { planAfter: plan_after } : {}),
  };
}

/** An amount of major units in minor ones; undefined for what is none, or more than a column can hold. */
export function minorOf(amount: Json | undefined, currency: string): number | undefined {
  if (typeof amount !== 'number') return undefined;
  const minor = Math.round(amount * minorPerMajor(currency));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** A currency as it is kept, whatever its sender's letters: `krw` has no more decimals than KRW. */
export const currencyCode = (said: string): string => said.trim().toUpperCase();

/** Minor units in one major unit: 100 for USD, 1 for KRW; 100 for what is no currency code. */
export function minorPerMajor(currency: string): number {
  return 10 ** (/^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2);
}

/** What `contract.moved` says; amounts in major units. */
export type Moved = {
  readonly contract: string;
  readonly movement: ContractMovement['movement'];
  readonly arr_before: number;
  readonly arr_after: number;
  readonly change: number;
  readonly currency: string;
  readonly plan_before?: string;
  readonly plan_after?: string;
};

export function movedProperties(movement: Omit<ContractMovement, 'account' | 'id' | 'at'>): Moved {
  const { contract, movement: kind, arrBeforeMinor, arrAfterMinor, currency, planBefore, planAfter } = movement;
  const unit = minorPerMajor(currency);
  return {
    contract,
    movement: kind,
    arr_before: arrBeforeMinor / unit,
    arr_after: arrAfterMinor / unit,
    change: (arrAfterMinor - arrBeforeMinor) / unit,
    currency,
    ...(planBefore === undefined ? {} : { plan_before: planBefore }),
    ...(planAfter === undefined ? {} : { plan_after: planAfter }),
  };
}
