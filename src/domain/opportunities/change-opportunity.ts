import type { JsonObject } from '#base';
import type { CausedEvent, EffectRow } from '#engine';
import { FIRST_STAGE, isClosed, moved, newestFirst, type OpportunityState, readValues } from './opportunity.ts';
import { stateOf } from './opportunity-state.ts';

export type OpportunityChange<State> =
  | { readonly kind: 'changed'; readonly after: State; readonly events: readonly CausedEvent[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reason: string; readonly message: string };

type Asked = Pick<EffectRow, 'payload' | 'at' | 'enrollment'>;

/**
 * `opportunity.update`: the newest opportunity of the journey run in the stage, with the values that the step says. One
 * that is closed can only be taken up again; saying the same again changes nothing.
 */
export function decideUpdate<State extends OpportunityState>(
  known: Iterable<State>,
  { payload, at, enrollment }: Asked,
): OpportunityChange<State> {
  const before = ofEnrollment(known, enrollment);
  if (before === undefined) {
    return refused('no-opportunity', 'This journey has no opportunity to update; opportunity.create makes one.');
  }
  const after = withValues(moved(before, stageIn(payload) ?? before.stage, at), payload);
  if (isSame(before, after)) return { kind: 'unchanged' };
  if (!isClosed(before.stage)) return { kind: 'changed', after, events: eventsOf(before, after) };
  if (isClosed(after.stage)) {
    const message = `The opportunity of this journey is ${before.stage} already; opportunity.reopen takes it up again.`;
    return refused('opportunity-closed', message);
  }
  return reopened(before, after);
}

/**
 * `opportunity.reopen`: takes up what was deferred or lost: that of the journey run itself, else the newest deferred one
 * of the account, else the newest lost one. It then belongs to this journey run. One that is open stays as it is.
 */
export function decideReopening<State extends OpportunityState>(
  known: Iterable<State>,
  { payload, at, enrollment }: Asked,
): OpportunityChange<State> {
  const stage = stageIn(payload) ?? FIRST_STAGE;
  if (isClosed(stage)) return refused('stage-closed', `To be ${stage} is not to be open; name an open stage.`);
  // What another system keeps is moved there.
  const all = newestFirst(known).filter((one) => one.externalId === undefined);
  const own = ofEnrollment(all, enrollment);
  if (own !== undefined && !isClosed(own.stage)) return { kind: 'unchanged' };
  const before =
    (own?.stage === 'won' ? undefined : own) ??
    all.find((one) => one.stage === 'deferred') ??
    all.find((one) => one.stage === 'lost');
  if (before === undefined) {
    const message = 'This account has no deferred or lost opportunity to take up again; opportunity.create makes one.';
    return refused('no-opportunity', message);
  }
  const after = withValues(moved(before, stage, at), payload);
  return reopened(before, enrollment === undefined ? after : { ...after, enrollment });
}

const refused = (reason: string, message: string) => ({ kind: 'refused', reason, message }) as const;

const stageIn = ({ stage }: JsonObject): string | undefined =>
  typeof stage === 'string' && stage.trim() !== '' ? stage.trim() : undefined;

function ofEnrollment<State extends OpportunityState>(
  known: Iterable<State>,
  enrollment: string | undefined,
): State | undefined {
  return enrollment === undefined ? undefined : newestFirst(known).find((one) => one.enrollment === enrollment);
}

function withValues<State extends OpportunityState>(before: State, payload: JsonObject): State {
  return { ...before, ...readValues(payload, before.currency ?? 'USD') };
}

const isSame = (before: OpportunityState, after: OpportunityState): boolean =>
  JSON.stringify(stateOf(before)) === JSON.stringify(stateOf(after));

/** Reaching a closed stage is one event more. */
function eventsOf(before: OpportunityState, after: OpportunityState): CausedEvent[] {
  const state = stateOf(after);
  const updated: CausedEvent = { name: 'opportunity.updated', properties: { ...state, from: before.stage } };
  return isClosed(after.stage) ? [updated, { name: `opportunity.${after.stage}`, properties: state }] : [updated];
}

function reopened<State extends OpportunityState>(before: State, after: State): OpportunityChange<State> {
  const properties = { ...stateOf(after), from: before.stage };
  return { kind: 'changed', after, events: [{ name: 'opportunity.reopened', properties }] };
}
