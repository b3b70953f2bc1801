import { describe, expect, test } from 'vitest';
import { DAY, type DayNumber, dayNumber, type JsonObject } from '#base';
import type { Metric } from '#pure/playbook';
import fc from '../../../test/laws.ts';
import { foldEvent, type Measured, overflowOf, type StoredMetric } from './fold.ts';
import { AccountSeries, MEMBERS_KEPT, OTHER } from './series.ts';

const FIRST: DayNumber = dayNumber('2026-01-20');

const metric = (aggregate: Metric['aggregate'], more: Partial<Metric> = {}): StoredMetric => ({
  id: 7,
  metric: { name: 'usage', event: 'service.used', aggregate, decimals: 3, definition: 'usage', ...more },
});
const SUM = metric('sum', { property: 'quantity', by: 'feature' });
const ALL = [
  SUM,
  metric('count'),
  metric('max', { property: 'quantity', by: 'feature' }),
  metric('last', { property: 'quantity' }),
  metric('distinct'),
].map((stored, index) => ({ ...stored, id: index + 1 }));

let made = 0;
const used = (properties: JsonObject, day = FIRST, more: Partial<Measured> = {}): Measured => {
  made += 1;
  return { key: `key ${made}`, occurredAt: day * DAY + made, day, contact: undefined, properties, ...more };
};

const fold = (events: readonly Measured[], metrics: readonly StoredMetric[] = ALL): AccountSeries => {
  const series = new AccountSeries();
  for (const event of events) for (const stored of metrics) foldEvent(series, stored, event);
  return series;
};

/** Everything that is kept, in an order of its own. */
const contents = (series: AccountSeries) => ({
  rows: [...series.changedRows()].map((row) => JSON.stringify(row)).sort(),
  latest: [...series.changedLatest()].map((latest) => JSON.stringify(latest)).sort(),
});

const event = fc
  .record({
    day: fc.integer({ min: FIRST, max: FIRST + 50 }),
    time: fc.integer({ min: 0, max: 3 }),
    key: fc.integer({ min: 0, max: 30 }),
    contact: fc.option(fc.constantFrom('ann', 'bob', 'cid'), { nil: undefined }),
    quantity: fc.oneof(fc.double({ min: -1000, max: 1000, noNaN: true }), fc.constant(null), fc.constant('many')),
    feature: fc.constantFrom('a', 'b', '', null, 3),
  })
  .map(
    ({ day, time, key, contact, quantity, feature }): Measured => ({
      key: String(key).padStart(2, '0'),
      occurredAt: day * DAY + time,
      day,
      contact,
      properties: { quantity, feature },
    }),
  );
/** Two events of one account at one instant never have one key and different values. */
const events = fc.uniqueArray(event, { maxLength: 40, selector: (one) => `${one.occurredAt} ${one.key}` });

describe('folding', () => {
  test('in any order gives the same series', () => {
    fc.assert(
      fc.property(
        events.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(contents(fold(shuffled))).toEqual(contents(fold(all)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('sums are exact at the declared decimals: a tenth ten times is one', () => {
    const series = fold(
      Array.from({ length: 10 }, () => used({ quantity: 0.1 })),
      [SUM],
    );
    expect(series.months(7, '')[0]?.days.at(-1)).toBe(1000);
  });

  test('what is no number is not folded, and is not seen either', () => {
    const series = fold([used({ quantity: '5' }), used({ quantity: null }), used({})], [SUM]);
    expect(contents(series)).toEqual({ rows: [], latest: [] });
  });

  test('a zero is seen: a day on which the sum is 0 is a day', () => {
    const series = fold([used({ quantity: 0 })], [SUM]);
    expect(series.months(7, '')[0]).toMatchObject({ changed: true });
    expect(series.months(7, '')[0]?.counts.at(-1)).toBe(1);
  });

  test('the newest value is the one that happened last, whatever came in last; the higher key on ties', () => {
    const last = metric('last', { property: 'score' });
    const at = FIRST * DAY;
    const scores = [
      used({ score: 9 }, FIRST, { occurredAt: at + 2, key: 'a' }),
      used({ score: 3 }, FIRST, { occurredAt: at + 1, key: 'z' }),
      used({ score: 8 }, FIRST, { occurredAt: at + 2, key: 'b' }),
    ];
    expect(fold(scores, [last]).latest(7, '')).toMatchObject({ value: 8, firstAt: at + 1, lastAt: at + 2 });
  });

  test('a newest value of another type than the metric has hides none that is right', () => {
    const number = metric('last', { property: 'score' });
    const text = metric('last', { property: 'score', value: 'text' });
    const scores = [used({ score: 9 }), used({ score: 'nine' }), used({ score: true })];
    expect(fold(scores, [number]).latest(7, '')?.value).toBe(9);
    expect(fold(scores, [text]).latest(7, '')?.value).toBe('nine');
  });

  test('the highest may lie below zero', () => {
    const series = fold([used({ quantity: -5 }), used({ quantity: -2 })], [metric('max', { property: 'quantity' })]);
    expect(series.months(7, '')[0]?.days.at(-1)).toBe(-2000);
  });
});

describe('members', () => {
  test('past 200 count as other, and all together still has everything', () => {
    const series = fold(
      Array.from({ length: 250 }, (_, n) => used({ quantity: 1, feature: `feature ${n}` })),
      [SUM],
    );
    expect(series.members(7)).toHaveLength(MEMBERS_KEPT + 1);
    expect(series.months(7, OTHER)[0]?.counts.at(-1)).toBe(50);
    expect(series.months(7, '')[0]?.counts.at(-1)).toBe(250);
  });

  test('that are there already are counted on, however many there are', () => {
    const series = fold(
      [...Array(250).keys(), 3].map((n) => used({ quantity: 1, feature: `feature ${n}` })),
      [SUM],
    );
    expect(series.months(7, 'feature 3')[0]?.counts.at(-1)).toBe(2);
  });

  test('without a name, or with what is no name, are other', () => {
    const series = fold([used({ quantity: 1 }), used({ quantity: 1, feature: { a: 1 } })], [SUM]);
    expect(series.members(7)).toEqual([OTHER]);
  });
});

describe('overflow', () => {
  const large = used({ quantity: 2 ** 53 / 1000 });

  test('is a named error, and is known before', () => {
    expect(overflowOf(new AccountSeries(), SUM, large)).toMatch(/usage can't be counted past 2\^53 at 3 decimals/);
    expect(() => fold([large], [SUM])).toThrow(/past 2\^53/);
  });

  test('by a sum of what fits is one too', () => {
    const half = used({ quantity: 2 ** 52 / 1000 });
    const series = fold([half], [SUM]);
    const before = contents(series);
    expect(overflowOf(series, SUM, half)).toBeDefined();
    expect(overflowOf(series, SUM, used({ quantity: 1 }))).toBeUndefined();
    expect(contents(series)).toEqual(before);
  });

  test('is none where nothing is added up', () => {
    for (const aggregate of ['count', 'last', 'distinct'] as const)
      expect(overflowOf(new AccountSeries(), metric(aggregate, { property: 'quantity' }), large)).toBeUndefined();
    expect(
      overflowOf(
        new AccountSeries(),
        metric('max', { property: 'quantity', decimals: 0 }),
        used({ quantity: 2 ** 53 }),
      ),
    ).toBeDefined();
  });
});
