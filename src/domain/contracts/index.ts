import { contractEvents } from './contract-events.ts';
import { contractFacts } from './contract-facts.ts';
import { listContractMovements } from './list-contract-movements.ts';
import { listContracts } from './list-contracts.ts';
import { recordContract } from './record-contract.ts';
import { recordContracts } from './record-contracts.ts';
import { recordMovements } from './record-movements.ts';

export { type Contract, contractsInForce, readContract } from './contract.ts';
export type { AccountContracts } from './contract-facts.ts';
export { currencyCode, minorOf, minorPerMajor, movedProperties, movementOf } from './contract-movement.ts';
export { loadContracts } from './contract-store.ts';

export { listContractMovements, listContracts };

export const contracts = {
  operations: [listContractMovements, listContracts, recordContract],
  relations: [contractFacts],
  recorders: [recordContracts, recordMovements],
  effects: [],
  events: contractEvents,
  actions: {},
};
