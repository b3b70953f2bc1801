import { describe, expect, test } from 'vitest';
import type { FactReader } from '#pure/expression';
import { aKpi, aPeriod, events, expression, happened, kpiData, task } from '../../../test/kpis.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';

const MARCH = aPeriod('2026-03-01', '2026-03-31');
const satisfied = aKpi({
  kind: 'share',
  share: expression('answers.check_in.satisfied == true'),
  of: task('check_in'),
});
const checkIn = (at: string, run: string, answers: Record<string, boolean>, form = 'check_in') =>
  happened('task.completed', at, { run, properties: { kind: 'check_in', form, answers } });

describe('a share of those who did something', () => {
  test('is of what was answered first', () => {
    const groups = [
      checkIn('2026-03-02', 'a', { satisfied: true }),
      checkIn('2026-03-16', 'a', { satisfied: false }),
      checkIn('2026-03-03', 'b', { satisfied: false }),
      checkIn('2026-03-17', 'b', { satisfied: true }),
      checkIn('2026-03-04', 'c', { satisfied: true }),
    ];
    const data = kpiData(groups);
    expect(computeKpi(satisfied, data, MARCH)).toMatchObject({ numerator: 2, denominator: 3, value: 2 / 3 });
    expect(rowsOfKpi(satisfied, data, MARCH).map(({ enrollment, result }) => [enrollment, result])).toEqual([
      ['a', 'yes'],
      ['b', 'no'],
      ['c', 'yes'],
    ]);
  });

  test('counts those of whom it is not known, and says how many', () => {
    const groups = [
      checkIn('2026-03-02', 'a', { satisfied: true }),
      checkIn('2026-03-03', 'b', {}),
      checkIn('2026-03-03', 'c', { satisfied: true }, 'other_form'),
    ];
    const figure = computeKpi(satisfied, kpiData(groups), MARCH);
    expect(figure).toMatchObject({ numerator: 1, denominator: 3, withoutValue: 2 });
    expect(figure.undecided).toBeUndefined();
  });

  test('reads properties of the event', () => {
    const kpi = aKpi({
      kind: 'share',
      share: expression('event.properties.met'),
      of: events('service.feedback'),
    });
    const groups = [true, true, true, false].map((met, index) =>
      happened('service.feedback', '2026-03-05', { run: `${index}`, properties: { met } }),
    );
    expect(computeKpi(kpi, kpiData(groups), MARCH).value).toBe(0.75);
  });

  test('does not hold where answers of one instant disagree', () => {
    const groups = [checkIn('2026-03-02', 'a', { satisfied: true }), checkIn('2026-03-02', 'a', { satisfied: false })];
    expect(computeKpi(satisfied, kpiData(groups), MARCH).value).toBe(0);
    expect(computeKpi(satisfied, kpiData(groups.toReversed()), MARCH).value).toBe(0);
  });
});

test('a share of all accounts asks what is known of each now', () => {
  const kpi = aKpi({ kind: 'share', share: expression('account.reference == true'), of: 'accounts' });
  const account =
    (reference: boolean | undefined): FactReader =>
    () =>
      reference;
  const accounts = new Map([
    ['a', account(true)],
    ['b', account(false)],
    ['c', account(undefined)],
    ['d', account(true)],
    ['e', account(false)],
  ]);
  const data = kpiData([], { accounts });
  expect(computeKpi(kpi, data, MARCH)).toMatchObject({ numerator: 2, denominator: 5, value: 0.4, withoutValue: 1 });
});
