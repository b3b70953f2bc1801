import { describe, expect, test } from 'vitest';
import type { Json } from '#base';
import fc from '../../../test/laws.ts';
import { foldTraits, NO_TRAITS, type Traits } from './traits.ts';

const event = (occurredAt: number, key = 'k') => ({ occurredAt, key });

describe('foldTraits', () => {
  test('a field keeps the value of the later event time, whichever arrives last', () => {
    const newer = foldTraits(NO_TRAITS, { plan_limit: 100 }, event(20)).after;
    const { after, changes } = foldTraits(newer, { plan_limit: 50, seats: 3 }, event(10));
    expect(after.fields).toEqual({ plan_limit: 100, seats: 3 });
    expect(changes).toEqual([
      { field: 'plan_limit', at: 10, value: 50, late: true },
      { field: 'plan_limit', at: 20, value: 100, late: false },
      { field: 'seats', at: 10, value: 3, late: false },
    ]);
  });

  test('of two events of one instant the greater key wins', () => {
    const first = foldTraits(NO_TRAITS, { tier: 'b' }, event(5, 'b')).after;
    expect(foldTraits(first, { tier: 'a' }, event(5, 'a')).after.fields).toEqual({ tier: 'b' });
    expect(foldTraits(first, { tier: 'c' }, event(5, 'c')).after.fields).toEqual({ tier: 'c' });
  });

  test('the same value again is no change', () => {
    const first = foldTraits(NO_TRAITS, { plans: { b: 1, a: 2 } }, event(1)).after;
    const again = foldTraits(first, { plans: { a: 2, b: 1 } }, event(2));
    expect(again.changes).toEqual([]);
    expect(again.after.setAt.plans).toEqual([2, 'k']);
  });

  test('null takes a value away, and an older value does not bring it back', () => {
    const set = foldTraits(NO_TRAITS, { owner: 'ada' }, event(1)).after;
    const gone = foldTraits(set, { owner: null }, event(3)).after;
    expect(gone.fields).toEqual({});
    expect(foldTraits(gone, { owner: 'bo' }, event(2)).after.fields).toEqual({});
  });

  test('what is known at the end does not depend on the order of arrival', () => {
    const said = fc.uniqueArray(
      fc.record({
        at: fc.integer({ min: 0, max: 5 }),
        key: fc.uuid(),
        said: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<Json>(1, 2, 'x', null)),
      }),
      { selector: (one) => one.key, maxLength: 8 },
    );
    const folded = (events: readonly { at: number; key: string; said: Record<string, Json> }[]): Traits =>
      events.reduce<Traits>(
        (before, one) => foldTraits(before, one.said, { occurredAt: one.at, key: one.key }).after,
        NO_TRAITS,
      );
    fc.assert(
      fc.property(
        said.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(folded(shuffled)).toEqual(folded(events));
        },
      ),
    );
  });
});
