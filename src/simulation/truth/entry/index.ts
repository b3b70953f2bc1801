import type { EntryFragment } from '../fragment.ts';
import { aDayShortOfSixMonths } from './a-day-short-of-six-months.ts';
import { customerAsks } from './customer-asks.ts';
import { featureRequest } from './feature-request.ts';
import { heldOut } from './held-out.ts';
import { heldOutAndAsks } from './held-out-and-asks.ts';
import { moreFrequentService } from './more-frequent-service.ts';
import { newProperty } from './new-property.ts';
import { notWell } from './not-well.ts';
import { npsMissing } from './nps-missing.ts';
import { npsOf8 } from './nps-of-8.ts';
import { onlyTheWishIsKnown } from './only-the-wish-is-known.ts';
import { promoterNearTheLimit } from './promoter-near-the-limit.ts';
import { renewalNear } from './renewal-near.ts';
import { scoreOf70 } from './score-of-70.ts';
import { scoreOf75 } from './score-of-75.ts';
import { sixMonthsToTheDay } from './six-months-to-the-day.ts';
import { usageOf79Percent } from './usage-of-79-percent.ts';
import { usageOf80Percent } from './usage-of-80-percent.ts';
import { usageOf80PercentOnce } from './usage-of-80-percent-once.ts';
import { usageOf81Percent } from './usage-of-81-percent.ts';

/**
 * How many of a deck of customers come in so: most are seen and not ready, or not seen at all (Journey KPIs: of the
 * signals, 30 % are to qualify).
 */
export const entries: readonly (readonly [cards: number, fragment: EntryFragment])[] = [
  [7, promoterNearTheLimit],
  [4, usageOf81Percent],
  [4, scoreOf75],
  [3, newProperty],
  [3, customerAsks],
  [2, sixMonthsToTheDay],
  [2, moreFrequentService],
  [3, scoreOf70],
  [3, usageOf80Percent],
  [2, onlyTheWishIsKnown],
  [2, heldOutAndAsks],
  [14, npsMissing],
  [14, usageOf80PercentOnce],
  [10, usageOf79Percent],
  [9, npsOf8],
  [6, featureRequest],
  [1, renewalNear],
  [5, aDayShortOfSixMonths],
  [3, heldOut],
  [2, notWell],
];
