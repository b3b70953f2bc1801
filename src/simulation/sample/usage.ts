import { DAY, type Instant } from '#base';
import type { SampleCustomer } from './customer.ts';

/** Reports come on Mondays and Thursdays: a window of 30 days has eight or nine. */
export const REPORT_DAYS: readonly number[] = [4, 0];
const DAYS_OF_A_REPORT = 3.5;
const WINDOW = 30;

/** How much of the plan is used at an instant, 0 to 1; `ago` in days before now, `start` days ago the customer began to grow. */
function usedShare({ plot, chance }: SampleCustomer, ago: number, start: number, endedAgo: number): number {
  const base = chance.between(0.45, 0.64, 'usage');
  switch (plot) {
    case 'growing':
      // Up to just below the limit's signal when the story begins, and on from there.
      return ago > start ? 0.74 - Math.min(0.3, (ago - start) * 0.0012) : Math.min(0.93, 0.76 + (start - ago) * 0.002);
    case 'seasonal':
      return base + 0.14 * Math.cos((2 * Math.PI * (ago + 30 * chance.whole(0, 5, 'season'))) / 365);
    case 'quiet':
      return ago > 60 ? base : Math.max(0.04, base * (ago / 60) ** 2);
    case 'champion left':
      return ago > 45 ? base + 0.08 : base * (0.5 + (ago / 45) * 0.5);
    case 'churned':
      // Less and less in the five months before the contract ended.
      return base * Math.max(0, Math.min(1, (ago - endedAgo) / 150));
    case 'new here':
      return 0.6 + 0.32 * Math.max(0, 1 - ago / 200);
    case 'upgraded':
    case 'steady':
      return base;
  }
}

/** Visits of one report, never quite the same. */
export function reported(customer: SampleCustomer, at: Instant, now: Instant, start: number, limit: number): number {
  const endedAgo = now / DAY - customer.contract.to;
  const share = usedShare(customer, (now - at) / DAY, start, endedAgo);
  const wave = customer.chance.between(0.96, 1.04, 'report', Math.floor(at / DAY));
  return Math.round(((share * wave * limit * DAYS_OF_A_REPORT) / WINDOW) * 10) / 10;
}
