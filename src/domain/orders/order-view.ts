import { z } from 'zod';
import { isoInstant } from '#base';
import { minorPerMajor } from '#domain/contracts';
import type { Order } from './order.ts';

/** Money is in major units of the currency, ARR by the year. */
export const OrderView = z.object({
  order: z.string(),
  account: z.string(),
  contract: z.string(),
  plan: z.string(),
  previous_plan: z.string().optional(),
  plan_limit: z.number().optional(),
  previous_plan_limit: z.number().optional(),
  arr: z.number(),
  previous_arr: z.number(),
  additional_arr: z.number(),
  monthly_price: z.number(),
  currency: z.string(),
  effective_on: z.string(),
  option: z.string().optional(),
  benefits: z.array(z.string()),
  enrollment: z.string().optional(),
  created_at: z.string(),
});

export function viewOrder(order: Order): z.output<typeof OrderView> {
  const unit = minorPerMajor(order.currency);
  return {
    order: order.id,
    account: order.account,
    contract: order.contract,
    plan: order.plan,
    ...(order.previousPlan === undefined ? {} : { previous_plan: order.previousPlan }),
    ...(order.planLimit === undefined ? {} : { plan_limit: order.planLimit }),
    ...(order.previousPlanLimit === undefined ? {} : { previous_plan_limit: order.previousPlanLimit }),
    arr: order.arrMinor / unit,
    previous_arr: order.previousArrMinor / unit,
    additional_arr: (order.arrMinor - order.previousArrMinor) / unit,
    monthly_price: order.monthlyPriceMinor / unit,
    currency: order.currency,
    effective_on: order.effectiveOn,
    ...(order.option === undefined ? {} : { option: order.option }),
    benefits: [...order.benefits],
    ...(order.enrollment === undefined ? {} : { enrollment: order.enrollment }),
    created_at: isoInstant(order.createdAt),
  };
}
