import { idOf, type Uuid } from '#base';
import type { LogEvent } from '#engine';
import { FIRST_STAGE, isClosed, type OpportunityState, readValues, text } from './opportunity.ts';

/** What another system tells of the opportunities that it keeps; the product's own come by its effects. */
export const RECORDED_EVENTS: readonly string[] = [
  'opportunity.created',
  'opportunity.updated',
  'opportunity.reopened',
  'opportunity.won',
  'opportunity.lost',
  'opportunity.deferred',
];

/** The id here of what another system calls by a name of its own; undefined for an event that names none. */
export function recordedId({ account, name, properties }: LogEvent): Uuid | undefined {
  const external = text(properties.opportunity);
  if (external === undefined || !RECORDED_EVENTS.includes(name)) return undefined;
  return idOf('opportunity', account, external);
}

/**
 * An opportunity of another system after one of its events, in the order in which they come in. A creation that is told
 * again says what is known now and takes up nothing that is closed; what is older than the end of a closed one leaves it.
 */
export function recordedState<State extends OpportunityState>(
  event: LogEvent,
  before: State | undefined,
): State | undefined {
  const id = recordedId(event);
  const externalId = text(event.properties.opportunity);
  if (id === undefined || externalId === undefined) return before;
  const at = event.occurredAt;
  const values = readValues(event.properties, before?.currency ?? 'USD');
  const type = text(event.properties.type) ?? before?.type ?? 'deal';
  const stage = stageOf(event);
  if (before === undefined) {
    const end = isClosed(stage) ? { closedAt: at } : {};
    // A state is all that a new one has; its recorder adds what a row has besides.
    return { id, externalId, type, stage, ...values, createdAt: at, ...end } as State;
  }
  const createdAt = Math.min(before.createdAt, at);
  const isSettled = isClosed(before.stage) && (event.name === 'opportunity.created' || at < (before.closedAt ?? at));
  const { reason, followUpOn, ...amounts } = values;
  if (isSettled) return { ...before, type, ...amounts, createdAt };
  const { reason: _, followUpOn: __, closedAt: ___, ...rest } = before;
  const kept = before.stage === stage ? before : rest;
  // What was left out is optional, and the others have the types that they had.
  return { ...kept, type, ...values, createdAt, stage, ...(isClosed(stage) ? { closedAt: at } : {}) } as State;
}

/** An end is told by the event's name. */
function stageOf({ name, properties }: LogEvent): string {
  const end = name.slice('opportunity.'.length);
  return isClosed(end) ? end : (text(properties.stage) ?? FIRST_STAGE);
}
