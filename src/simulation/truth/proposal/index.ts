import type { ProposalFragment } from '../fragment.ts';
import { answersNotNow } from './answers-not-now.ts';
import { comesBackAtTheBestHour } from './comes-back-at-the-best-hour.ts';
import { decidesOnTheInstantOfDay10 } from './decides-on-the-instant-of-day-10.ts';
import { declines } from './declines.ts';
import { declinesOnASaturday } from './declines-on-a-saturday.ts';
import { defersAndComesBack } from './defers-and-comes-back.ts';
import { neverDecides } from './never-decides.ts';
import { repliesAndUpgradesLate } from './replies-and-upgrades-late.ts';
import { turnsRedWhileDeciding } from './turns-red-while-deciding.ts';
import { upgradesAfterTheCall } from './upgrades-after-the-call.ts';
import { upgradesAfterTheCheck } from './upgrades-after-the-check.ts';
import { upgradesAtOnce } from './upgrades-at-once.ts';

/** How many of a deck of customers whose call is documented go on so (Journey KPIs: 40 % to an upgrade). */
export const proposals: readonly (readonly [cards: number, fragment: ProposalFragment])[] = [
  [5, upgradesAfterTheCheck],
  [4, upgradesAtOnce],
  [4, upgradesAfterTheCall],
  [2, repliesAndUpgradesLate],
  [3, defersAndComesBack],
  [2, answersNotNow],
  [2, comesBackAtTheBestHour],
  [3, declines],
  [2, declinesOnASaturday],
  [3, neverDecides],
  [1, decidesOnTheInstantOfDay10],
  [1, turnsRedWhileDeciding],
];
