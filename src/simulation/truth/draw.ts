import {
  addMonths,
  DAY,
  type DayNumber,
  dayOf,
  fractionOf,
  type Instant,
  localInstant,
  wallClock,
  type Zone,
} from '#base';
import { type Amounts, amountsOf } from './amounts.ts';
import { discoveries } from './discovery/index.ts';
import { entries } from './entry/index.ts';
import type { DiscoveryFragment, EntryFragment, Fragment, ProposalFragment, SuccessFragment } from './fragment.ts';
import { type Anchor, type Anchors, inWeek, momentOf, type WeekTime, weekTimeAfter } from './moments.ts';
import { proposals } from './proposal/index.ts';
import { successes } from './success/index.ts';

/** A part of a customer's story with what its offsets count from. */
export interface Part {
  readonly own: Anchor;
  readonly fragment: Fragment;
  readonly anchors: Anchors;
}

/** A planted customer: one fragment of each part, as far as each leads on. */
export interface Customer {
  readonly account: string;
  readonly zone: Zone;
  readonly amounts: Amounts;
  readonly entry: EntryFragment;
  readonly start: Instant;
  /** Day on which it became a customer. */
  readonly createdOn: DayNumber;
  readonly parts: readonly Part[];
}

export interface Draw {
  readonly seed: number;
  readonly count: number;
  /** A Monday; stories begin in its week and those after it. */
  readonly firstMonday: DayNumber;
  readonly weeks: number;
  /** The id of the n-th account. */
  readonly nameOf: (number: number) => string;
}

/** Where stories that never enter begin. */
const ANY: WeekTime = 'Mon 09:00';

const ZONES: readonly Zone[] = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Seoul',
  'Asia/Kolkata',
  'Australia/Sydney',
];

/** Customers by seed. Fragments are dealt from shuffled decks, so that few customers hold them all too. */
export function drawCustomers(draw: Draw): Customer[] {
  const deal = {
    entry: dealer(draw.seed, 'entry', entries),
    discovery: dealer(draw.seed, 'discovery', discoveries),
    proposal: dealer(draw.seed, 'proposal', proposals),
    success: dealer(draw.seed, 'success', successes),
  };
  return Array.from({ length: draw.count }, (_, number) => {
    const zone = ZONES[pick(draw, number, 'zone', ZONES.length)] ?? 'UTC';
    const entry = deal.entry();
    const discovery = entry.leadsTo === undefined ? undefined : deal.discovery();
    const start = startOf(entry, discovery, draw.firstMonday + 7 * pick(draw, number, 'week', draw.weeks), zone);
    return {
      account: draw.nameOf(number),
      zone,
      amounts: amountsOf(draw.seed, number),
      entry,
      start,
      // Whole months are counted on the workspace's days, which are UTC's.
      createdOn: addMonths(dayOf(start, 'UTC'), -entry.tenure.months) + (entry.tenure.lessDays ?? 0),
      parts: partsOf(entry, discovery, start, zone, deal),
    };
  });
}

const pick = ({ seed }: Draw, number: number, what: string, count: number): number =>
  Math.floor(fractionOf('draw', seed, number, what) * count);

/** The start that brings the entry to the weekday and time that the discovery is typed for. */
function startOf(
  { leadsTo }: EntryFragment,
  discovery: DiscoveryFragment | undefined,
  monday: DayNumber,
  zone: Zone,
): Instant {
  const within = inWeek(discovery?.enters ?? ANY);
  const entered = localInstant(monday + Math.floor(within / DAY), within % DAY, zone);
  if (leadsTo === undefined) return entered;
  const own = wallClock(entered, zone);
  const led = wallClock(momentOf(leadsTo, 'start', { start: entered }, zone), zone);
  const lead = led.day - own.day;
  // Of whole weeks, so that no story begins before the first Monday.
  const day = own.day + 7 * Math.ceil(lead / 7) - lead;
  return localInstant(day, own.time - (led.time - own.time), zone);
}

interface Dealers {
  readonly proposal: (fits: (fragment: ProposalFragment) => boolean) => ProposalFragment;
  readonly success: (fits: (fragment: SuccessFragment) => boolean) => SuccessFragment;
}

function partsOf(
  entry: EntryFragment,
  discovery: DiscoveryFragment | undefined,
  start: Instant,
  zone: Zone,
  deal: Dealers,
): Part[] {
  const parts: Part[] = [{ own: 'start', fragment: entry, anchors: { start } }];
  if (entry.leadsTo === undefined || discovery === undefined) return parts;
  const entered = { start, entry: momentOf(entry.leadsTo, 'start', { start }, zone) };
  parts.push({ own: 'entry', fragment: discovery, anchors: entered });
  if (discovery.leadsTo === undefined) return parts;
  const called = { ...entered, call: momentOf(discovery.leadsTo, 'entry', entered, zone) };
  const calledAt = weekTimeAfter(discovery.enters, discovery.leadsTo);
  const proposal = deal.proposal(({ follows }) => follows.includes(calledAt));
  const { sent } = proposal;
  const offered = sent === undefined ? called : { ...called, proposal: momentOf(sent, 'call', called, zone) };
  parts.push({ own: 'call', fragment: proposal, anchors: offered });
  if (proposal.leadsTo === undefined) return parts;
  const upgraded = { ...offered, upgrade: momentOf(proposal.leadsTo, 'call', offered, zone) };
  const upgradedAt = weekTimeAfter(sent === undefined ? calledAt : weekTimeAfter(calledAt, sent), proposal.leadsTo);
  const success = deal.success(({ follows }) => follows.includes(upgradedAt));
  parts.push({ own: 'upgrade', fragment: success, anchors: upgraded });
  return parts;
}

/** Deals from a deck that holds each fragment as often as it has cards, shuffled anew each time it is used up. */
function dealer<T>(seed: number, part: string, deck: readonly (readonly [cards: number, fragment: T])[]) {
  const cards = deck.flatMap(([count, fragment]) => Array.from({ length: count }, () => fragment));
  const waiting: T[] = [];
  let round = 0;
  return (fits: (fragment: T) => boolean = () => true): T => {
    let index = waiting.findIndex(fits);
    if (index < 0) {
      round += 1;
      waiting.push(...shuffled(cards, seed, part, round));
      index = waiting.findIndex(fits);
    }
    const [dealt] = waiting.splice(index, 1);
    if (index < 0 || dealt === undefined) throw new Error(`no ${part} is typed for what leads to it`);
    return dealt;
  };
}

function shuffled<T>(cards: readonly T[], seed: number, part: string, round: number): T[] {
  return cards
    .map((card, index) => ({ card, by: fractionOf('deck', seed, part, round, index) }))
    .sort((a, b) => a.by - b.by)
    .map(({ card }) => card);
}
