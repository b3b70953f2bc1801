import type { JsonObject } from '#base';
import type { LogEvent } from '#engine';
import { estimatedValueOf, isClosed, type OpportunityState, readValues } from './opportunity.ts';

/** What every event of an opportunity says of it, whole: the next event says it anew. */
export function stateOf(opportunity: OpportunityState): JsonObject {
  const { id, type, stage, currency, probability, reason, followUpOn, enrollment } = opportunity;
  const value = estimatedValueOf(opportunity);
  return {
    opportunity: id,
    type,
    stage,
    ...(value === undefined ? {} : { estimated_value: value }),
    ...(currency === undefined ? {} : { currency }),
    ...(probability === undefined ? {} : { probability }),
    ...(reason === undefined ? {} : { reason }),
    ...(followUpOn === undefined ? {} : { follow_up_on: followUpOn }),
    ...(enrollment === undefined ? {} : { enrollment }),
  };
}

/** The opportunity as an event of the product leaves it; `before`: as it was, undefined for a new one. */
export function readState(event: LogEvent, before: OpportunityState | undefined): OpportunityState | undefined {
  const { opportunity: id, type, stage, enrollment } = event.properties;
  if (typeof id !== 'string' || typeof type !== 'string' || typeof stage !== 'string') return undefined;
  const closedAt = before?.stage === stage ? before.closedAt : event.occurredAt;
  return {
    id,
    type,
    stage,
    ...readValues(event.properties, 'USD'),
    ...(typeof enrollment === 'string' ? { enrollment } : {}),
    createdAt: before?.createdAt ?? event.occurredAt,
    ...(isClosed(stage) && closedAt !== undefined ? { closedAt } : {}),
  };
}
