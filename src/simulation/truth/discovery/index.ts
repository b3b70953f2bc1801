import type { DiscoveryFragment } from '../fragment.ts';
import { booksAtOnce } from './books-at-once.ts';
import { cancelsAndBooksAgain } from './cancels-and-books-again.ts';
import { entersInTheEvening } from './enters-in-the-evening.ts';
import { entersOnAWednesday } from './enters-on-a-wednesday.ts';
import { missesTheCall } from './misses-the-call.ts';
import { needsMoreInformation } from './needs-more-information.ts';
import { nobodyAnswers } from './nobody-answers.ts';
import { notNow } from './not-now.ts';
import { repliesAMinuteLate } from './replies-a-minute-late.ts';
import { repliesAndNeverBooks } from './replies-and-never-books.ts';
import { repliesBeforeTheMovedFollowUp } from './replies-before-the-moved-follow-up.ts';
import { repliesOnTheLastInstant } from './replies-on-the-last-instant.ts';
import { repliesThenBooks } from './replies-then-books.ts';
import { turnsRed } from './turns-red.ts';

/** How many of a deck of customers who have entered go on so (Journey KPIs: 70 % to the call, 60 % of these to a proposal). */
export const discoveries: readonly (readonly [cards: number, fragment: DiscoveryFragment])[] = [
  [5, nobodyAnswers],
  [10, booksAtOnce],
  [5, repliesThenBooks],
  [1, repliesAndNeverBooks],
  [3, cancelsAndBooksAgain],
  [1, missesTheCall],
  [3, needsMoreInformation],
  [9, notNow],
  [1, turnsRed],
  [1, repliesOnTheLastInstant],
  [1, repliesAMinuteLate],
  [1, repliesBeforeTheMovedFollowUp],
  [4, entersOnAWednesday],
  [1, entersInTheEvening],
];
