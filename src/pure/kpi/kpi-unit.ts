import type { DayNumber } from '#base';
import type { Kpi, Measured } from '#pure/playbook';
import { ORDER_MONEY } from './order-records.ts';
import type { Period } from './period.ts';
import { revenueWindow } from './revenue-kpi.ts';

export type KpiUnit = 'share' | 'number' | 'days' | 'money';

const MONEY: Readonly<Record<Measured['subject'], readonly string[]>> = {
  opportunity: ['estimated_value'],
  order: ORDER_MONEY,
  contract: ['arr', 'mrr', 'original_arr'],
};

/** What a KPI's figure is in. Money stands in its currencies, the rest in `value`. */
export function kpiUnit(kpi: Kpi): KpiUnit {
  switch (kpi.kind) {
    case 'rate':
    case 'share':
    case 'revenue':
      return 'share';
    case 'sum':
    case 'average':
      if (kpi.kind === 'average' && kpi.asShareOf !== undefined) return 'share';
      return MONEY[kpi.of.subject].includes(kpi.of.field) ? 'money' : 'number';
    case 'days':
      return 'days';
    case 'count':
      return 'number';
  }
}

/** The days that a KPI looks at when a period is asked for; without a first one: from the beginning, or as things stand now. */
export function kpiDays(kpi: Kpi, period: Period): { readonly from?: DayNumber; readonly to: DayNumber } {
  const now = { to: period.today };
  if (kpi.kind === 'share' && kpi.of === 'accounts') return now;
  if ((kpi.kind === 'sum' || kpi.kind === 'average') && kpi.of.subject !== 'order') return now;
  if (kpi.kind === 'revenue') {
    const { start, end } = revenueWindow(kpi.months, period);
    return { from: start, to: end };
  }
  return { ...(period.from === undefined ? {} : { from: period.from }), to: period.to };
}
