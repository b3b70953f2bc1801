import { currencyDigits, type Instant, type Json, type JsonObject, type Uuid } from '#base';

/** A chance to sell more to an account. */
export interface Opportunity {
  readonly id: Uuid;
  readonly account: string;
  readonly type: string;
  /** What it came from: `automated_qualification`, a person. */
  readonly source: string;
  readonly score?: number;
  /** What the score was made of at that moment. */
  readonly factors: Json;
  readonly estimatedValueMinor?: number;
  readonly currency?: string;
  /** A person's id. */
  readonly assignedTo?: string;
  readonly stage: string;
  /** In percent. */
  readonly probability?: number;
  readonly enrollment?: Uuid;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Stages in which an opportunity is no longer open; reaching one is an event of its own. */
export const CLOSED_STAGES: readonly string[] = ['won', 'lost', 'deferred'];

export const isClosed = (stage: string): boolean => CLOSED_STAGES.includes(stage);

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const number = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** What a step says of a new opportunity; the value is `estimated_value` in major or `estimated_value_minor` in minor units. */
export function readNewOpportunity(
  payload: JsonObject,
): Pick<
  Opportunity,
  'type' | 'source' | 'score' | 'factors' | 'estimatedValueMinor' | 'currency' | 'stage' | 'probability'
> {
  const score = number(payload.score);
  const probability = number(payload.probability);
  const value = estimatedValue(payload);
  return {
    type: text(payload.type) ?? 'expansion',
    source: text(payload.source) ?? 'playbook',
    ...(score === undefined ? {} : { score }),
    factors: payload.factors ?? [],
    ...value,
    stage: text(payload.stage) ?? 'qualified',
    ...(probability === undefined ? {} : { probability }),
  };
}

function estimatedValue(payload: JsonObject): Pick<Opportunity, 'estimatedValueMinor' | 'currency'> {
  const currency = text(payload.currency)?.toUpperCase() ?? 'USD';
  const major = number(payload.estimated_value);
  const minor = number(payload.estimated_value_minor) ?? (major === undefined ? undefined : major * unitsOf(currency));
  // A value that no column can hold is not known.
  if (minor === undefined || !Number.isSafeInteger(Math.round(minor))) return {};
  return { estimatedValueMinor: Math.round(minor), currency };
}

/** Minor units in one major unit; 100 for what is no currency code. */
const unitsOf = (currency: string): number => 10 ** (/^[A-Z]{3}$/.test(currency) ? currencyDigits(currency) : 2);

/** The estimated value in major units of its currency; undefined when it is not known. */
export function estimatedValueOf({ estimatedValueMinor, currency }: Opportunity): number | undefined {
  return estimatedValueMinor === undefined ? undefined : estimatedValueMinor / unitsOf(currency ?? 'USD');
}

/** The opportunity after a step has said `payload` (stage, probability, estimated value). */
export function updateOpportunity(before: Opportunity, payload: JsonObject, at: Instant): Opportunity {
  const probability = number(payload.probability);
  return {
    ...before,
    stage: text(payload.stage) ?? before.stage,
    ...(probability === undefined ? {} : { probability }),
    ...estimatedValue({ currency: before.currency ?? 'USD', ...payload }),
    updatedAt: at,
  };
}
