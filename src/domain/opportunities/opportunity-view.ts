import { z } from 'zod';
import { isoInstant } from '#base';
import { estimatedValueOf, type Opportunity } from './opportunity.ts';

export const OpportunityView = z.object({
  opportunity: z.string(),
  account: z.string(),
  type: z.string(),
  source: z.string(),
  score: z.number().optional(),
  factors: z.unknown(),
  estimated_value: z.number().optional(),
  currency: z.string().optional(),
  assigned_to: z.string().optional(),
  stage: z.string(),
  probability: z.number().optional(),
  enrollment: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});

export function viewOpportunity(opportunity: Opportunity): z.output<typeof OpportunityView> {
  const value = estimatedValueOf(opportunity);
  return {
    opportunity: opportunity.id,
    account: opportunity.account,
    type: opportunity.type,
    source: opportunity.source,
    ...(opportunity.score === undefined ? {} : { score: opportunity.score }),
    factors: opportunity.factors,
    ...(value === undefined ? {} : { estimated_value: value }),
    ...(opportunity.currency === undefined ? {} : { currency: opportunity.currency }),
    ...(opportunity.assignedTo === undefined ? {} : { assigned_to: opportunity.assignedTo }),
    stage: opportunity.stage,
    ...(opportunity.probability === undefined ? {} : { probability: opportunity.probability }),
    ...(opportunity.enrollment === undefined ? {} : { enrollment: opportunity.enrollment }),
    created_at: isoInstant(opportunity.createdAt),
    updated_at: isoInstant(opportunity.updatedAt),
  };
}
