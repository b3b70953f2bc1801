import { createOpportunities } from './create-opportunities.ts';
import { getOpportunity } from './get-opportunity.ts';
import { listOpportunities } from './list-opportunities.ts';
import { opportunityActions, opportunityEvents } from './opportunity-schemas.ts';
import { updateOpportunities } from './update-opportunities.ts';

export const opportunities = {
  operations: [getOpportunity, listOpportunities],
  relations: [],
  recorders: [],
  effects: [createOpportunities, updateOpportunities],
  events: opportunityEvents,
  actions: opportunityActions,
};
