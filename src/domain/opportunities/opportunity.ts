import type { DateText, Instant, Json, JsonObject, Uuid } from '#base';
import { readDate } from '#domain/accounts';
import { minorOf, minorPerMajor } from '#domain/contracts';

/** How a chance to sell more to an account stands: what events tell, and decisions ask. */
export interface OpportunityState {
  readonly id: Uuid;
  /** What another system, which keeps it, calls it; absent: it is kept here. */
  readonly externalId?: string;
  readonly type: string;
  readonly stage: string;
  /** Why it stands there: why it was deferred or lost. */
  readonly reason?: string;
  /** The day on which a deferred one is to be taken up again. */
  readonly followUpOn?: DateText;
  readonly estimatedValueMinor?: number;
  readonly currency?: string;
  /** In percent. */
  readonly probability?: number;
  /** The journey run that leads it now. */
  readonly enrollment?: Uuid;
  readonly createdAt: Instant;
  /** When it was won, lost or deferred; absent: it is open. */
  readonly closedAt?: Instant;
}

export interface Opportunity extends OpportunityState {
  readonly account: string;
  /** As the other system shows it. */
  readonly name?: string;
  /** What it came from: `automated_qualification`, a person. */
  readonly source: string;
  readonly score?: number;
  /** What the score was made of at that moment. */
  readonly factors: Json;
  /** A person's id. */
  readonly assignedTo?: string;
  /** When whoever leads it expects it to be decided. */
  readonly expectedOn?: DateText;
  readonly updatedAt: Instant;
}

/** Stages in which an opportunity is no longer open; reaching one is an event of its own. */
export const CLOSED_STAGES: readonly string[] = ['won', 'lost', 'deferred'];

/** The stage of a new one, and of one that is taken up again. */
export const FIRST_STAGE = 'qualified';

export const isClosed = (stage: string): boolean => CLOSED_STAGES.includes(stage);

/** Newest first: by creation, then by id. */
export function newestFirst<State extends OpportunityState>(all: Iterable<State>): readonly State[] {
  return [...all].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
}

export const text = (value: Json | undefined): string | undefined =>
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
  return {
    type: text(payload.type) ?? 'expansion',
    source: text(payload.source) ?? 'playbook',
    ...(score === undefined ? {} : { score }),
    factors: payload.factors ?? [],
    stage: text(payload.stage) ?? FIRST_STAGE,
    ...readValues(payload, 'USD'),
  };
}

/** What a payload or event says of value, probability, reason and follow-up; what it does not say is left out. */
export function readValues(
  said: JsonObject,
  currencyUnlessSaid: string,
): Pick<OpportunityState, 'probability' | 'reason' | 'followUpOn' | 'estimatedValueMinor' | 'currency'> {
  const probability = number(said.probability);
  const reason = text(said.reason);
  const followUpOn = said.follow_up_on === undefined ? undefined : readDate(said.follow_up_on);
  const currency = text(said.currency)?.toUpperCase() ?? currencyUnlessSaid;
  const minor = number(said.estimated_value_minor) ?? minorOf(said.estimated_value, currency);
  return {
    ...(probability === undefined ? {} : { probability }),
    ...(reason === undefined ? {} : { reason }),
    ...(typeof followUpOn === 'string' ? { followUpOn } : {}),
    // A value that no column can hold is not known.
    ...(minor === undefined || !Number.isSafeInteger(Math.round(minor))
      ? {}
      : { estimatedValueMinor: Math.round(minor), currency }),
  };
}

/** The estimated value in major units of its currency; undefined when it is not known. */
export function estimatedValueOf({
  estimatedValueMinor,
  currency,
}: Pick<OpportunityState, 'estimatedValueMinor' | 'currency'>): number | undefined {
  return estimatedValueMinor === undefined ? undefined : estimatedValueMinor / minorPerMajor(currency ?? 'USD');
}

/** One in another stage; a reason and a follow-up belong to the stage for which they were said. */
export function moved<State extends OpportunityState>(before: State, stage: string, at: Instant): State {
  if (stage === before.stage) return before;
  const { reason: _, followUpOn: __, closedAt: ___, ...rest } = before;
  // What was left out is optional, and the stage is a text as before.
  return { ...rest, stage, ...(isClosed(stage) ? { closedAt: at } : {}) } as State;
}
