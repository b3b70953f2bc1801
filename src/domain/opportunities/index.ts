import { reopenOpportunities, updateOpportunities } from './change-opportunities.ts';
import { createOpportunities } from './create-opportunities.ts';
import { getOpportunity } from './get-opportunity.ts';
import { listOpportunities } from './list-opportunities.ts';
import { opportunityFacts } from './opportunity-facts.ts';
import { opportunityActions, opportunityEvents } from './opportunity-schemas.ts';
import { recordDecision } from './record-decision.ts';
import { recordOpportunities } from './record-opportunities.ts';
import { updateOpportunity } from './update-opportunity.ts';

export type { AccountOpportunities } from './opportunity-facts.ts';
export { opportunityOutcome } from './opportunity-outcome.ts';

export { listOpportunities };

export const opportunities = {
  operations: [getOpportunity, listOpportunities, recordDecision, updateOpportunity],
  relations: [opportunityFacts],
  recorders: [recordOpportunities],
  effects: [createOpportunities, updateOpportunities, reopenOpportunities],
  events: opportunityEvents,
  actions: opportunityActions,
};
