export {
  ACCOUNT_MOVEMENTS,
  type AccountMovement,
  accountMovements,
  type ContractHistory,
  type ContractStatement,
} from './account-movements.ts';
export {
  contractionRate,
  contributionTo,
  expansionShare,
  grossRetention,
  logoChurn,
  netRetention,
  type Ratio,
} from './retention.ts';
export { type AccountArr, type RevenueBridge, revenueBridges } from './revenue-bridge.ts';
