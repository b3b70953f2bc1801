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
import { usageOf81Percent } from './usage-of-81-percent.ts';

/** How many of a deck of customers come in so. */
export const entries: readonly (readonly [cards: number, fragment: EntryFragment])[] = [
  [16, promoterNearTheLimit],
  [6, scoreOf70],
  [8, scoreOf75],
  [6, usageOf80Percent],
  [8, usageOf81Percent],
  [2, usageOf79Percent],
  [6, sixMonthsToTheDay],
  [2, aDayShortOfSixMonths],
  [2, npsOf8],
  [2, npsMissing],
  [6, customerAsks],
  [6, newProperty],
  [5, moreFrequentService],
  [3, onlyTheWishIsKnown],
  [2, featureRequest],
  [2, renewalNear],
  [2, notWell],
  [2, heldOut],
  [2, heldOutAndAsks],
];
