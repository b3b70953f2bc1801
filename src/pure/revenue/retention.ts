import type { AccountArr, RevenueBridge } from './revenue-bridge.ts';

/** A share with what it is a share of; of nothing there is none. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** NRR: (starting ARR + expansion − contraction − churn) / starting ARR, of the customers who were there at the start. */
export const netRetention = ({ start, expansion, contraction, churn }: RevenueBridge): Ratio => ({
  numerator: start + expansion - contraction - churn,
  denominator: start,
});

/** GRR: (starting ARR − contraction − churn) / starting ARR; no account counts for more than it did at the start. */
export const grossRetention = ({ start, contraction, churn }: RevenueBridge): Ratio => ({
  numerator: start - contraction - churn,
  denominator: start,
});

/** Contraction / starting ARR: what customers who stayed pay less. */
export const contractionRate = ({ start, contraction }: RevenueBridge): Ratio => ({
  numerator: contraction,
  denominator: start,
});

/** Expansion / new ARR, which is expansion and the ARR of new customers together. */
export const expansionShare = ({ expansion, gained }: RevenueBridge): Ratio => ({
  numerator: expansion,
  denominator: expansion + gained,
});

/** What something added to the ARR of customers who were there at the start / starting ARR: its points of the NRR. */
export const contributionTo = ({ start }: RevenueBridge, added: number): Ratio => ({
  numerator: added,
  denominator: start,
});

/** Customers lost / customers at the start. One who still pays in any currency is not lost. */
export function logoChurn(accounts: readonly AccountArr[]): Ratio {
  const atStart = new Set(accounts.filter(({ start }) => start > 0).map(({ account }) => account));
  const atEnd = new Set(accounts.filter(({ end }) => end > 0).map(({ account }) => account));
  return { numerator: [...atStart].filter((account) => !atEnd.has(account)).length, denominator: atStart.size };
}
