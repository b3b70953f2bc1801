import { describe, expect, test } from 'vitest';
import { dateText, dayNumber } from '#base';
import type { Kpi, Per } from '#pure/playbook';
import { aKpi, aPeriod, events, expression, happened, kpiData, utc } from '../../../test/kpis.ts';
import { calendarPeriod } from './calendar-period.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';
import { isMet } from './met.ts';
import { periodOf } from './period.ts';

const studies: Kpi = aKpi({
  kind: 'count',
  of: events('case_study.published'),
  per: 'quarter',
  target: { compare: 'from', edge: 2, unit: 'number', source: '>= 2' },
});
const perCsm: Kpi = aKpi({ kind: 'count', of: events('signal.raised'), per: 'month', by: 'csm' });

describe('a count', () => {
  test('without a calendar period is of the events in the period, and of none it is 0', () => {
    const kpi = aKpi({ kind: 'count', of: events('signal.raised') });
    const raised = happened('signal.raised', ['2026-03-01', '2026-03-01', '2026-03-31T23:59', '2026-04-01']);
    const period = aPeriod('2026-03-01', '2026-03-31', '2026-05-01');
    expect(computeKpi(kpi, kpiData([raised]), period)).toMatchObject({ numerator: 3, value: 3 });
    expect(computeKpi(kpi, kpiData([]), period)).toMatchObject({ numerator: 0, value: 0 });
  });

  test('is the mean of the quarters that are over, each whole, with the running one shown', () => {
    const groups = [
      happened('case_study.published', ['2025-10-01', '2025-12-31T23:59', '2026-01-01', '2026-04-02']),
      happened('case_study.published', ['2025-09-30T23:59', '2026-03-31'], { account: 'other' }),
    ];
    const figure = computeKpi(studies, kpiData(groups), aPeriod('2025-11-15', '2026-04-10'));
    expect(
      figure.periods.map(({ from, to, count, isRunning }) => [dateText(from), dateText(to), count, isRunning]),
    ).toEqual([
      ['2025-10-01', '2025-12-31', 2, false],
      ['2026-01-01', '2026-03-31', 2, false],
      ['2026-04-01', '2026-06-30', 1, true],
    ]);
    expect(figure).toMatchObject({ numerator: 4, denominator: 2, value: 2 });
    expect(isMet(studies, figure)).toBe(true);
  });

  test('has no value before its first calendar period is over', () => {
    const groups = [happened('case_study.published', '2026-04-02')];
    const figure = computeKpi(studies, kpiData(groups), aPeriod('2026-04-01', '2026-04-10'));
    expect(figure.value).toBeUndefined();
    expect(isMet(studies, figure)).toBeUndefined();
  });

  test('from the beginning begins with the first event', () => {
    const groups = [happened('case_study.published', ['2025-08-05', '2025-09-05', '2026-02-02'])];
    const ever = periodOf(undefined, dayNumber('2026-04-10'), 'UTC', utc('2026-04-10T12:00'));
    const figure = computeKpi(studies, kpiData(groups), ever);
    expect(figure.periods.map(({ count }) => count)).toEqual([2, 0, 1, 0]);
    expect(figure).toMatchObject({ numerator: 3, denominator: 3, value: 1 });
  });

  test('has its days in the zone', () => {
    const kpi = aKpi({ kind: 'count', of: events('signal.raised') });
    const march = periodOf(dayNumber('2026-03-01'), dayNumber('2026-03-31'), 'Asia/Seoul', utc('2026-05-01'));
    // Midnight in Seoul is 15:00 UTC of the day before.
    const raised = happened('signal.raised', [
      '2026-02-28T14:59',
      '2026-02-28T15:00',
      '2026-03-31T14:59',
      '2026-03-31T15:00',
    ]);
    expect(computeKpi(kpi, kpiData([raised]), march).value).toBe(2);
  });

  test('counts what its condition holds of', () => {
    const strong = expression('event.properties.strength == "strong"');
    const kpi = aKpi({ kind: 'count', of: { events: ['signal.raised'], where: strong } });
    const raised = (strength: string) => happened('signal.raised', '2026-03-05', { properties: { strength } });
    const data = kpiData([raised('strong'), raised('weak')]);
    expect(computeKpi(kpi, data, aPeriod('2026-03-01', '2026-03-31')).value).toBe(1);
    expect(rowsOfKpi(kpi, data, aPeriod('2026-03-01', '2026-03-31'))).toHaveLength(1);
  });

  test('may ask what is known of the account now', () => {
    const kpi = aKpi({ kind: 'count', of: { events: ['signal.raised'], where: expression('account.reference') } });
    const groups = ['a', 'b'].map((account) => happened('signal.raised', '2026-03-05', { account }));
    const accounts = new Map([['a', () => true]]);
    expect(computeKpi(kpi, kpiData(groups, { accounts }), aPeriod('2026-03-01', '2026-03-31')).value).toBe(1);
  });

  test('by manager is the mean of all managers, those without any included', () => {
    const owners: Record<string, string> = { a: 'ana', b: 'ana', c: 'ben' };
    const team = { csms: ['ana', 'ben', 'cem'], csmOf: (account: string) => owners[account] };
    const groups = [
      happened('signal.raised', ['2026-01-10', '2026-02-10', '2026-02-11'], { account: 'a' }),
      happened('signal.raised', '2026-02-12', { account: 'b' }),
      happened('signal.raised', ['2026-01-31', '2026-03-01'], { account: 'c' }),
      happened('signal.raised', '2026-02-12', { account: 'nobody looks after it' }),
    ];
    const figure = computeKpi(perCsm, kpiData(groups, { team }), aPeriod('2026-01-01', '2026-03-10'));
    expect(figure.periods.map(({ count, by }) => [count, by])).toEqual([
      [
        2,
        [
          { csm: 'ana', count: 1 },
          { csm: 'ben', count: 1 },
          { csm: 'cem', count: 0 },
        ],
      ],
      [4, [{ csm: 'ana', count: 3 }, { csm: 'ben', count: 0 }, { csm: 'cem', count: 0 }, { count: 1 }]],
      [
        1,
        [
          { csm: 'ana', count: 0 },
          { csm: 'ben', count: 1 },
          { csm: 'cem', count: 0 },
        ],
      ],
    ]);
    // Two months that are over, three managers.
    expect(figure).toMatchObject({ numerator: 5, denominator: 6, value: 5 / 6, withoutValue: 1 });
  });

  test('opens into its events', () => {
    const groups = [
      happened('case_study.published', ['2025-10-01', '2026-04-02']),
      happened('case_study.published', '2025-09-30', { account: 'before' }),
    ];
    expect(rowsOfKpi(studies, kpiData(groups), aPeriod('2025-11-15', '2026-04-10'))).toEqual([
      { account: 'acme', at: utc('2025-10-01'), result: 'yes' },
      { account: 'acme', at: utc('2026-04-02'), result: 'yes' },
    ]);
  });
});

test.each<[string, Per, string, string]>([
  ['2026-03-01', 'week', '2026-02-23', '2026-03-01'],
  ['2026-03-02', 'week', '2026-03-02', '2026-03-08'],
  ['1969-12-31', 'week', '1969-12-29', '1970-01-04'],
  ['2024-02-29', 'month', '2024-02-01', '2024-02-29'],
  ['2026-12-31', 'quarter', '2026-10-01', '2026-12-31'],
  ['2026-01-01', 'quarter', '2026-01-01', '2026-03-31'],
  ['2026-07-01', 'year', '2026-01-01', '2026-12-31'],
])('%s lies in the %s from %s to %s', (day, per, from, to) => {
  expect(calendarPeriod(dayNumber(day), per)).toEqual({ from: dayNumber(from), to: dayNumber(to) });
});
