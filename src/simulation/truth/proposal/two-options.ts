import { type Amounts, major } from '../amounts.ts';

/** What a colleague writes into the proposal: two options at the customer's own prices. */
export const twoOptions = (amounts: Amounts) => ({
  option_a_name: amounts.nextPlan,
  option_a_price: major(amounts, amounts.optionA),
  option_b_name: `${amounts.nextPlan} light`,
  option_b_price: major(amounts, amounts.optionB),
});
