import { describe, expect, test } from 'vitest';
import { DAY, type DayNumber, dayNumber } from '#base';
import type { Metric } from '#pure/playbook';
import fc from '../../../test/laws.ts';
import { foldEvent, type Measured, type StoredMetric } from './fold.ts';
import { AccountSeries } from './series.ts';
import { countOf, distinctOf, totalsOf } from './window.ts';

/** Over the ends of a year, a February and a month of 31 days. */
const FIRST: DayNumber = dayNumber('2027-12-10');
const LAST: DayNumber = FIRST + 120;
const TO: DayNumber = FIRST + 90;

const metric = (id: number, aggregate: Metric['aggregate']): StoredMetric => ({
  id,
  metric: {
    name: 'usage',
    event: 'used',
    aggregate,
    property: 'quantity',
    by: 'feature',
    decimals: 0,
    definition: `${id}`,
  },
});
const SUM = metric(1, 'sum');
const MAX = metric(2, 'max');
const DISTINCT = metric(3, 'distinct');

const day = fc.integer({ min: FIRST, max: LAST });
const events = fc.array(
  fc
    .record({
      day,
      contact: fc.constantFrom('ann', 'bob', 'cid', 'dee'),
      quantity: fc.integer({ min: -3, max: 9 }),
      feature: fc.constantFrom('a', 'b'),
    })
    .map(
      ({ day: on, contact, ...properties }): Measured => ({
        key: '',
        occurredAt: on * DAY,
        day: on,
        contact,
        properties,
      }),
    ),
  { maxLength: 60 },
);

const fold = (all: readonly Measured[]): AccountSeries => {
  const series = new AccountSeries();
  for (const event of all) for (const stored of [SUM, MAX, DISTINCT]) foldEvent(series, stored, event);
  return series;
};
const quantity = (event: Measured): number => Number(event.properties.quantity);
const highest = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.max(...values);
const lowest = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.min(...values);

describe('a window', () => {
  test('holds what adding up its events one by one gives', () => {
    fc.assert(
      fc.property(events, day, fc.constantFrom('', 'a', 'b'), (all, from, member) => {
        const series = fold(all);
        const own = all.filter(({ properties }) => member === '' || properties.feature === member);
        const inside = own.filter((event) => event.day >= from && event.day <= TO);
        const days = inside.map((event) => event.day);
        const expected = {
          days: new Set(days).size,
          oldest: lowest(days),
          next: lowest(own.map((event) => event.day).filter((one) => one > TO && one >= from)),
        };
        const total = inside.reduce((sum, event) => sum + quantity(event), 0);
        expect(totalsOf(series, SUM.id, member, from, TO)).toMatchObject({ ...expected, total });
        expect(countOf(series, SUM.id, member, from, TO)).toBe(inside.length);
        expect(totalsOf(series, MAX.id, member, from, TO)).toMatchObject({
          ...expected,
          max: highest(inside.map(quantity)),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('of nothing is empty', () => {
    expect(totalsOf(new AccountSeries(), 1, '', FIRST, LAST)).toEqual({
      total: 0,
      days: 0,
      max: undefined,
      oldest: undefined,
      next: undefined,
    });
  });

  test('counts each contact once, and says whose day is the first to drop out', () => {
    fc.assert(
      fc.property(events, day, (all, from) => {
        const series = fold(all);
        const newest = new Map<string | undefined, DayNumber>();
        for (const { contact, day: on } of all)
          if (on >= from && on <= TO) newest.set(contact, Math.max(on, newest.get(contact) ?? on));
        expect(distinctOf(series, DISTINCT.id, series.contacts(DISTINCT.id), from, TO)).toEqual({
          contacts: newest.size,
          oldest: lowest([...newest.values()]),
          next: lowest(all.map((event) => event.day).filter((one) => one > TO)),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('sees the 31st of a month and the 29th of February', () => {
    for (const date of ['2027-12-31', '2028-02-29', '2028-01-01']) {
      const on = dayNumber(date);
      const event: Measured = {
        key: '',
        occurredAt: on * DAY,
        day: on,
        contact: 'ann',
        properties: { quantity: 4 },
      };
      const series = fold([event]);
      expect(totalsOf(series, SUM.id, '', on, on).total).toBe(4);
      expect(totalsOf(series, SUM.id, '', on + 1, on + 9).total).toBe(0);
      expect(distinctOf(series, DISTINCT.id, ['ann'], on, on).contacts).toBe(1);
    }
  });
});
