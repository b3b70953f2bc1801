import { describe, expect, test } from 'vitest';
import { DAY, dayNumber, HOUR, type Instant, wallClock } from '#base';
import { discoveries } from './discovery/index.ts';
import { type Customer, drawCustomers } from './draw.ts';
import { entries } from './entry/index.ts';
import type { DiscoveryFragment, Fragment, ProposalFragment, SuccessFragment } from './fragment.ts';
import { expectedLedger } from './ledger.ts';
import { inWeek, momentOf } from './moments.ts';
import { proposals } from './proposal/index.ts';
import { successes } from './success/index.ts';

const MONDAY = dayNumber('2026-01-05');
const HORIZON = (MONDAY + 120) * DAY;
const draw = (seed: number, count = 600): Customer[] =>
  drawCustomers({ seed, count, firstMonday: MONDAY, weeks: 8, nameOf: (number) => `customer ${number}` });
const customers = draw(1);
const fragments: readonly Fragment[] = [entries, discoveries, proposals, successes].flatMap((deck) =>
  deck.map(([, fragment]) => fragment),
);

test('the same seed draws the same customers, another one others', () => {
  expect(draw(1)).toEqual(customers);
  expect(draw(2)).not.toEqual(customers);
});

test('some hundred customers hold every fragment', () => {
  const dealt = new Set(draw(3, 400).flatMap(({ parts }) => parts.map(({ fragment }) => fragment)));
  expect(fragments.filter((fragment) => !dealt.has(fragment))).toEqual([]);
});

/** How far an instant is from the weekday and time of a customer's own clock. */
function awayFrom(at: Instant, zone: string, weekTime: string): number {
  const { day, time } = wallClock(at, zone);
  const away = Math.abs(((day - MONDAY) % 7) * DAY + time - inWeek(weekTime));
  return Math.min(away, 7 * DAY - away);
}

describe('a part begins on the weekday and hour for which it is typed', () => {
  test('an entry', () => {
    for (const { zone, parts } of customers) {
      for (const { own, fragment, anchors } of parts) {
        if (own !== 'entry') continue;
        expect(awayFrom(anchors.entry ?? 0, zone, (fragment as DiscoveryFragment).enters)).toBe(0);
      }
    }
  });

  test('a call or an upgrade, but for the hour by which the clocks may have changed since', () => {
    for (const { zone, parts } of customers) {
      for (const { own, fragment, anchors } of parts) {
        if (own !== 'call' && own !== 'upgrade') continue;
        const { follows } = fragment as ProposalFragment | SuccessFragment;
        const away = follows.map((weekTime) => awayFrom(anchors[own] ?? 0, zone, weekTime));
        expect(Math.min(...away)).toBeLessThanOrEqual(HOUR);
      }
    }
  });
});

test('no story begins before the first Monday', () => {
  for (const { start, zone } of customers) expect(wallClock(start, zone).day).toBeGreaterThanOrEqual(MONDAY);
});

test('an entry is where the story of the start leads', () => {
  for (const { entry, start, zone, parts } of customers) {
    if (entry.leadsTo === undefined) continue;
    expect(parts[1]?.anchors.entry).toBe(momentOf(entry.leadsTo, 'start', { start }, zone));
  }
});

test('every fragment cites the document, and reacts a day later at the earliest', () => {
  for (const { cites, react = [] } of fragments) {
    expect(cites.length).toBeGreaterThan(10);
    for (const { after, at } of react)
      expect(at === undefined ? Number.parseInt(after ?? '', 10) : 24).toBeGreaterThanOrEqual(24);
  }
});

describe('a ledger', () => {
  test('is what the fragments list, up to the horizon', () => {
    for (const customer of customers) {
      const all = expectedLedger(customer, HORIZON);
      const cut = expectedLedger(customer, customer.start + 20 * DAY);
      const listed = customer.parts.flatMap(({ fragment }) => Object.values(fragment.expect).flat());
      expect(all.filter(({ what }) => !/^(score|stands) /.test(what)).length).toBeLessThanOrEqual(listed.length);
      const told = ({ what }: { what: string }): boolean => !what.startsWith('stands ');
      expect(all.filter(told).slice(0, cut.filter(told).length)).toEqual(cut.filter(told));
    }
  });

  test('names the customer’s own amounts', () => {
    const named = customers.flatMap((customer) => expectedLedger(customer, HORIZON)).map(({ what }) => what);
    expect(named.filter((what) => what.includes('{'))).toEqual([]);
    expect(named).toContainEqual(expect.stringMatching(/^opportunity qualified \d+ (USD|EUR|KRW)$/));
    expect(named).toContainEqual(expect.stringMatching(/^order \d+ \w{3} a month, -?\d+ \w{3} a year more$/));
  });
});
