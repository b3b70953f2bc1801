import type { JsonObject } from '#base';
import { type Amounts, major } from '../amounts.ts';

/** What a colleague writes into the proposal: two options at the customer's own prices. */
export function twoOptions(amounts: Amounts): JsonObject {
  return {
    key_need: 'fewer surprises',
    summary: `${amounts.nextPlan} covers what has grown`,
    option_a_name: amounts.nextPlan,
    option_a_services: [{ service: 'yearly inspection' }, { service: 'emergency visits' }],
    option_a_price: major(amounts, amounts.optionA),
    option_a_limit: amounts.nextLimit,
    option_a_value: 'everything in one plan',
    with_b: true,
    option_b_name: `${amounts.nextPlan} light`,
    option_b_services: [{ service: 'yearly inspection' }],
    option_b_price: major(amounts, amounts.optionB),
    option_b_limit: amounts.nextLimit,
    option_b_value: 'room to grow',
    recommended: 'a',
    reason: 'it fits the new property too',
  };
}
