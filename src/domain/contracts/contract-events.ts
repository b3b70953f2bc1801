import type { EventSchema, PropertySchema } from '#pure/playbook';
import { MOVEMENTS } from './contract-movement.ts';

const contract: PropertySchema = { type: 'text', required: true, meaning: 'Id of the contract' };
const amount = (meaning: string): PropertySchema => ({ type: 'number', required: true, meaning });

export const contractEvents: Readonly<Record<string, EventSchema>> = {
  'contract.recorded': {
    meaning: 'What a contract is now, whole',
    properties: {
      contract,
      plan: { type: 'text', required: false },
      starts_on: { type: 'date', required: true, meaning: 'First day in force' },
      ends_on: { type: 'date', required: false, meaning: 'Last day in force; absent: open-ended' },
      arr: amount('Yearly recurring revenue in major units'),
      currency: { type: 'text', required: false, meaning: 'ISO 4217; USD unless said' },
    },
  },
  'contract.moved': {
    meaning: 'The yearly revenue of a contract became more or less, or there is a first one',
    properties: {
      contract,
      movement: { type: 'text', required: true, oneOf: MOVEMENTS },
      arr_before: amount('Yearly recurring revenue before, in major units; 0 without a contract'),
      arr_after: amount('Yearly recurring revenue after'),
      change: amount('The difference; below 0 for a contraction'),
      currency: { type: 'text', required: true, meaning: 'ISO 4217' },
      plan_before: { type: 'text', required: false },
      plan_after: { type: 'text', required: false },
    },
  },
};
