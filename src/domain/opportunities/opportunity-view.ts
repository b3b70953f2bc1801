import { z } from 'zod';
import { isoInstant } from '#base';
import { minorPerMajor } from '#domain/contracts';
import { estimatedValueOf, type Opportunity } from './opportunity.ts';
import type { StageTotal } from './opportunity-list.ts';

export const OpportunityView = z.object({
  opportunity: z.string(),
  account: z.string(),
  external_id: z.string().optional().describe('its id in the system that keeps it'),
  name: z.string().optional(),
  type: z.string(),
  source: z.string(),
  score: z.number().optional(),
  factors: z.unknown(),
  estimated_value: z.number().optional(),
  currency: z.string().optional(),
  assigned_to: z.string().optional(),
  stage: z.string(),
  reason: z.string().optional().describe('why it was deferred or lost'),
  follow_up_on: z.string().optional().describe('day on which it is to be taken up again'),
  expected_on: z.string().optional().describe('when it is expected to be decided'),
  probability: z.number().optional(),
  enrollment: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
  closed_at: z.string().optional(),
});

export function viewOpportunity(opportunity: Opportunity): z.output<typeof OpportunityView> {
  const value = estimatedValueOf(opportunity);
  return {
    opportunity: opportunity.id,
    account: opportunity.account,
    ...(opportunity.externalId === undefined ? {} : { external_id: opportunity.externalId }),
    ...(opportunity.name === undefined ? {} : { name: opportunity.name }),
    type: opportunity.type,
    source: opportunity.source,
    ...(opportunity.score === undefined ? {} : { score: opportunity.score }),
    factors: opportunity.factors,
    ...(value === undefined ? {} : { estimated_value: value }),
    ...(opportunity.currency === undefined ? {} : { currency: opportunity.currency }),
    ...(opportunity.assignedTo === undefined ? {} : { assigned_to: opportunity.assignedTo }),
    stage: opportunity.stage,
    ...(opportunity.reason === undefined ? {} : { reason: opportunity.reason }),
    ...(opportunity.followUpOn === undefined ? {} : { follow_up_on: opportunity.followUpOn }),
    ...(opportunity.expectedOn === undefined ? {} : { expected_on: opportunity.expectedOn }),
    ...(opportunity.probability === undefined ? {} : { probability: opportunity.probability }),
    ...(opportunity.enrollment === undefined ? {} : { enrollment: opportunity.enrollment }),
    created_at: isoInstant(opportunity.createdAt),
    updated_at: isoInstant(opportunity.updatedAt),
    ...(opportunity.closedAt === undefined ? {} : { closed_at: isoInstant(opportunity.closedAt) }),
  };
}

/** A stage of the pipeline: how many, what those with a value are worth by currency, and how many have none. */
export const StageSummary = z.object({
  stage: z.string(),
  count: z.number(),
  sums: z.array(z.object({ currency: z.string(), estimated_value: z.number(), count: z.number() })),
  without_value: z.number(),
});

export function summariseStages(totals: readonly StageTotal[]): z.output<typeof StageSummary>[] {
  return [...new Set(totals.map(({ stage }) => stage))].map((stage) => {
    const own = totals.filter((total) => total.stage === stage);
    const sums = own.flatMap(({ currency, sum_minor, count }) => {
      if (currency === null || sum_minor === null) return [];
      return [{ currency, estimated_value: sum_minor / minorPerMajor(currency), count }];
    });
    return {
      stage,
      count: own.reduce((sum, { count }) => sum + count, 0),
      sums,
      without_value: own.find(({ currency }) => currency === null)?.count ?? 0,
    };
  });
}
