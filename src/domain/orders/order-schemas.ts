import type { ActionCatalog, EventSchema, PropertySchema } from '#pure/playbook';

const needed = (type: PropertySchema['type'], meaning: string): PropertySchema => ({ type, required: true, meaning });
const optional = (type: PropertySchema['type'], meaning: string): PropertySchema => ({
  type,
  required: false,
  meaning,
});

export const orderEvents: Readonly<Record<string, EventSchema>> = {
  'order.created': {
    meaning: 'A customer has ordered a plan; amounts in major units, ARR by the year',
    properties: {
      order: needed('text', 'Id of the order'),
      contract: optional('text', 'Id of the contract that it changes'),
      plan: needed('text', 'Name of the new plan'),
      previous_plan: optional('text', 'Name of the plan before'),
      plan_limit: optional('number', 'Limit of the new plan'),
      previous_plan_limit: optional('number', 'Limit of the plan before'),
      arr: needed('number', 'Yearly total'),
      previous_arr: needed('number', 'Yearly total before; 0 without a contract'),
      additional_arr: needed('number', 'The difference'),
      currency: needed('text', 'ISO 4217'),
      monthly_price: needed('number', 'What a month costs'),
      effective_on: needed('date', 'First day of the new plan'),
      option: optional('text', 'The option of the proposal that was chosen'),
      benefits: optional('list(text)', 'What the new plan brings'),
      enrollment: optional('text', 'The journey run that it came from'),
    },
  },
};

/** What a step's `with:` may say. */
export const orderActions: Readonly<Record<string, ActionCatalog>> = {
  'order.create': {
    events: ['order.created', 'contract.recorded', 'contract.moved', 'account.identified'],
    with: {
      plan: needed('text', 'Name of the new plan'),
      plan_limit: optional('number', 'Its limit; the account’s plan_limit from then on'),
      arr: needed('number', 'New yearly total in major units of the contract’s currency'),
      monthly_price: optional('number', 'A twelfth of arr unless said'),
      effective_on: optional('date', 'First day of the new plan; today unless said'),
      option: optional('text', 'The option of the proposal that was chosen'),
      benefits: optional('list(text)', 'What the new plan brings'),
    },
  },
};
