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
