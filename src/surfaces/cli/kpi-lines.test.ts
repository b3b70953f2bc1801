import { expect, test } from 'vitest';
import type { ListedKpi } from '#domain/kpis';
import { kpiLines } from './kpi-lines.ts';

const kpi = (more: Partial<ListedKpi>): ListedKpi => ({
  playbook: 'growing',
  kpi: 'kpi',
  title: 'KPI',
  kind: 'rate',
  unit: 'share',
  period: { from: '2026-01-01', to: '2026-03-31' },
  counts: '',
  numerator: null,
  denominator: null,
  value: null,
  undecided: null,
  without_value: 0,
  money: [],
  periods: [],
  target: null,
  met: null,
  ...more,
});
const target = (text: string): ListedKpi['target'] => ({ compare: 'from', edge: 0, unit: 'share', text });
const usd = { currency: 'USD', count: 2, value: null, met: null };

test('a line says the figure, what it is made of, and its target', () => {
  const lines = kpiLines([
    kpi({
      title: 'Win rate',
      numerator: 13,
      denominator: 30,
      value: 13 / 30,
      undecided: 4,
      target: target('at least 40 %'),
      met: true,
    }),
    kpi({ title: 'Discovery', numerator: 0, denominator: 0, undecided: 0, target: target('at least 70 %') }),
    kpi({
      title: 'Pipeline',
      kind: 'sum',
      unit: 'money',
      period: { from: null, to: '2026-03-31' },
      money: [{ ...usd, minor: 65_050 }],
      without_value: 1,
    }),
    kpi({
      title: 'Cycle',
      kind: 'days',
      unit: 'days',
      numerator: 1,
      denominator: 2,
      value: 65.3,
      target: target('less than 45 days'),
      met: false,
    }),
  ]);
  expect(lines).toEqual([
    'growing',
    '  Win rate   43.3 %     13 of 30, 4 undecided, 2026-01-01 to 2026-03-31  met: at least 40 %',
    '  Discovery  –          0 of 0, 2026-01-01 to 2026-03-31                 open: at least 70 %',
    '  Pipeline   $650.50    over 2, 1 not known, as of 2026-03-31',
    '  Cycle      65.3 days  mean of 2, 2026-01-01 to 2026-03-31              missed: less than 45 days',
    '',
    'What a figure is made of: perennial get-kpi-rows --playbook <playbook> --kpi <kpi>',
  ]);
});

test('shares of several currencies stand side by side', () => {
  const money = [
    { ...usd, minor: 114_000, of_minor: 100_000, value: 1.14 },
    { ...usd, currency: 'KRW', minor: 90, of_minor: 100, value: 0.9 },
  ];
  expect(kpiLines([kpi({ kind: 'revenue', money })])[1]).toBe(
    '  KPI  USD 114 %, KRW 90 %  $1,140 of $1,000, ₩90 of ₩100, 2026-01-01 to 2026-03-31',
  );
});

test('a calendar period that is not over is shown beside the figure', () => {
  const periods = [
    { from: '2025-10-01', to: '2025-12-31', running: false, count: 2 },
    { from: '2026-01-01', to: '2026-03-31', running: true, count: 1 },
  ];
  expect(kpiLines([kpi({ kind: 'count', unit: 'number', numerator: 2, denominator: 1, value: 2, periods })])[1]).toBe(
    '  KPI  2  2 in 1, 1 since 2026-01-01, 2026-01-01 to 2026-03-31',
  );
});

test('without a KPI there is a word about it, and each playbook has its heading', () => {
  expect(kpiLines([])).toEqual(['No live playbook has KPIs.']);
  expect(kpiLines([kpi({}), kpi({ playbook: 'other' })]).filter((line) => !line.startsWith(' '))).toEqual([
    'growing',
    '',
    'other',
    '',
    expect.anything(),
  ]);
});
