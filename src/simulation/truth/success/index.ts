import type { SuccessFragment } from '../fragment.ts';
import { complainsOfTheFirstService } from './complains-of-the-first-service.ts';
import { configuredLate } from './configured-late.ts';
import { contentTheSecondTime } from './content-the-second-time.ts';
import { goesWell } from './goes-well.ts';
import { neverServed } from './never-served.ts';
import { servedLate } from './served-late.ts';
import { thankedOnMonday } from './thanked-on-monday.ts';
import { turnsRedAfterwards } from './turns-red-afterwards.ts';

/** How many of a deck of customers who have upgraded go on so. */
export const successes: readonly (readonly [cards: number, fragment: SuccessFragment])[] = [
  [8, goesWell],
  [2, thankedOnMonday],
  [2, configuredLate],
  [2, servedLate],
  [2, neverServed],
  [2, contentTheSecondTime],
  [2, complainsOfTheFirstService],
  [1, turnsRedAfterwards],
];
