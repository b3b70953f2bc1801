import { t } from '@lingui/core/macro';
import type { Input } from '#web/api';

export type OpportunityOrder = NonNullable<Input<'list-opportunities'>['sort']>;

const WORDS: Readonly<Record<OpportunityOrder, () => string>> = {
  '-updated': () => t`Changed last`,
  updated: () => t`Changed longest ago`,
  '-value': () => t`Largest value first`,
  value: () => t`Smallest value first`,
  expected: () => t`Expected soonest`,
  '-expected': () => t`Expected latest`,
  '-created': () => t`Opened last`,
  created: () => t`Opened first`,
};

// Its keys are the orders.
export const ORDERS = Object.keys(WORDS) as readonly OpportunityOrder[];

export const orderText = (order: OpportunityOrder): string => WORDS[order]();

/** What the address says, where it is an order that there is. */
export const orderOf = (sort: string | undefined): OpportunityOrder | undefined => ORDERS.find((one) => one === sort);
