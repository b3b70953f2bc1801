import { describe, expect, test } from 'vitest';
import { DAY } from '#base';
import type { Kpi } from '#pure/playbook';
import { aKpi, aPeriod, happened, kpiData, utc } from '../../../test/kpis.ts';
import { computeKpi, rowsOfKpi } from './compute-kpi.ts';
import type { EventGroup } from './event-group.ts';
import { isMet } from './met.ts';

const MARCH = aPeriod('2026-03-01', '2026-03-31');
const cycle: Kpi = aKpi({
  kind: 'days',
  from: 'opportunity.created',
  to: 'opportunity.won',
  target: { compare: 'below', edge: 45, unit: 'number', source: '< 45' },
});
const figure = (...groups: EventGroup[]) => computeKpi(cycle, kpiData(groups), MARCH);
const run = (name: string, created: string, won: string): EventGroup[] => [
  happened('opportunity.created', created, { run: name }),
  happened('opportunity.won', won, { run: name }),
];

describe('mean days', () => {
  test('are of those who arrived in the period, however long ago they set out', () => {
    const groups = [
      ...run('a', '2025-11-01', '2026-03-01'),
      ...run('b', '2026-03-01', '2026-03-11T12:00'),
      ...run('c', '2026-02-01', '2026-02-28'),
      happened('opportunity.created', '2026-03-05', { run: 'd' }),
    ];
    // 120 days and 10.5 days.
    expect(figure(...groups)).toMatchObject({ numerator: 130.5 * DAY, denominator: 2, value: 65.3, exact: 65.25 });
  });

  test('meet a target by their exact value, not by what is shown', () => {
    const from = (created: string) => figure(...run('a', created, '2026-03-01'));
    expect(from('2026-01-15')).toMatchObject({ value: 45, exact: 45 });
    expect(isMet(cycle, from('2026-01-15'))).toBe(false);
    expect(from('2026-01-15T00:01').value).toBe(45);
    expect(isMet(cycle, from('2026-01-15T00:01'))).toBe(true);
  });

  test('go from the first event to the first after it', () => {
    const groups = [
      happened('opportunity.created', ['2026-03-02', '2026-03-20'], { run: 'a' }),
      happened('opportunity.won', ['2026-03-01', '2026-03-12', '2026-03-25'], { run: 'a' }),
    ];
    expect(rowsOfKpi(cycle, kpiData(groups), MARCH)).toEqual([
      {
        account: 'acme',
        enrollment: 'a',
        at: utc('2026-03-02'),
        didAt: utc('2026-03-12'),
        result: 'yes',
        value: 10 * DAY,
      },
    ]);
  });

  test('of a deal go from its beginning, also when a later run has won it', () => {
    const groups = [
      happened('opportunity.created', '2026-02-01', { run: 'a', properties: { opportunity: 'deal' } }),
      happened('opportunity.won', '2026-03-13', { run: 'b', properties: { opportunity: 'deal' } }),
      happened('opportunity.created', '2026-03-01', { run: 'c', properties: { opportunity: 'other' } }),
    ];
    expect(rowsOfKpi(cycle, kpiData(groups), MARCH)).toMatchObject([{ enrollment: 'b', value: 40 * DAY }]);
  });

  test('of nobody have no value', () => {
    expect(figure(happened('opportunity.created', '2026-03-02', { run: 'a' }))).toEqual({
      numerator: 0,
      denominator: 0,
      withoutValue: 0,
      money: [],
      periods: [],
    });
  });
});
