import type { EventSchema } from '#pure/playbook';
import { contractFacts } from './contract-facts.ts';
import { listContracts } from './list-contracts.ts';
import { recordContract } from './record-contract.ts';
import { recordContracts } from './record-contracts.ts';

export type { Contract } from './contract.ts';

const events: Readonly<Record<string, EventSchema>> = {
  'contract.recorded': {
    meaning: 'What a contract is now, whole',
    properties: {
      contract: { type: 'text', required: true, meaning: 'Id of the contract' },
      plan: { type: 'text', required: false },
      starts_on: { type: 'date', required: true, meaning: 'First day in force' },
      ends_on: { type: 'date', required: false, meaning: 'Last day in force; absent: open-ended' },
      arr: { type: 'number', required: true, meaning: 'Yearly recurring revenue in major units' },
      currency: { type: 'text', required: false, meaning: 'ISO 4217; USD unless said' },
    },
  },
};

export { listContracts };

export const contracts = {
  operations: [listContracts, recordContract],
  relations: [contractFacts],
  recorders: [recordContracts],
  effects: [],
  events,
  actions: {},
};
