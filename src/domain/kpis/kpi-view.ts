import { z } from 'zod';
import { type DayNumber, dateText } from '#base';
import {
  isMet,
  isMetIn,
  type KpiFigure,
  kpiDays,
  kpiUnit,
  kpiWords,
  type MoneyFigure,
  type Period,
  targetText,
} from '#pure/kpi';
import type { Kpi } from '#pure/playbook';

const Bridge = z.object({
  start: z.number(),
  expansion: z.number(),
  contraction: z.number(),
  churn: z.number(),
  gained: z.number(),
});

/** Money of one currency, in its minor units. */
const MoneyView = z.object({
  currency: z.string(),
  minor: z.number().describe('the sum or the mean; of a share, what is on top'),
  sum_minor: z.number().optional().describe('of a mean, the exact sum'),
  of_minor: z.number().optional().describe('of a share, what it is a share of'),
  count: z.number(),
  value: z.number().nullable().describe('of a share, the share'),
  met: z.boolean().nullable(),
  bridge: Bridge.optional().describe('of revenue: how the ARR came from one end to the other'),
});

export const KpiView = z.object({
  playbook: z.string(),
  kpi: z.string(),
  title: z.string(),
  meaning: z.string().optional(),
  kind: z.string(),
  unit: z.enum(['share', 'number', 'days', 'money']),
  period: z.object({
    from: z.string().nullable().describe('null: from the beginning, or as it stands now'),
    to: z.string(),
  }),
  counts: z.string().describe('whom it counts, and how'),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable().describe('a share as 0.4; null while nothing counted, and for money'),
  undecided: z.number().nullable().describe('of a rate: still going on, in neither numerator nor denominator'),
  without_value: z.number().describe('how many count with nothing known of what is asked'),
  money: z.array(MoneyView),
  periods: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      running: z.boolean().describe('not over yet, and in no figure'),
      count: z.number(),
      by: z.array(z.object({ csm: z.string().nullable(), count: z.number() })).optional(),
    }),
  ),
  target: z
    .object({
      compare: z.enum(['above', 'from', 'below', 'to']),
      edge: z.number(),
      unit: z.enum(['share', 'number']),
      text: z.string(),
    })
    .nullable(),
  met: z.boolean().nullable().describe('null without a target, while nothing counted, and over several currencies'),
});

export type ListedKpi = z.output<typeof KpiView>;

export function viewKpi(playbook: string, kpi: Kpi, figure: KpiFigure, period: Period): z.input<typeof KpiView> {
  const { from, to } = kpiDays(kpi, period);
  const { target } = kpi;
  return {
    playbook,
    kpi: kpi.id,
    title: kpi.title,
    ...(kpi.meaning === undefined ? {} : { meaning: kpi.meaning }),
    kind: kpi.kind,
    unit: kpiUnit(kpi),
    period: { from: from === undefined ? null : dateText(from), to: dateText(to) },
    counts: kpiWords(kpi),
    numerator: figure.numerator ?? null,
    denominator: figure.denominator ?? null,
    value: figure.value ?? null,
    undecided: figure.undecided ?? null,
    without_value: figure.withoutValue,
    money: figure.money.map((money) => viewMoney(kpi, money)),
    periods: figure.periods.map(({ isRunning: running, count, by, ...days }) => ({
      ...viewDays(days),
      running,
      count,
      ...(by.length === 0 ? {} : { by: by.map((one) => ({ csm: one.csm ?? null, count: one.count })) }),
    })),
    target:
      target === undefined
        ? null
        : { compare: target.compare, edge: target.edge, unit: target.unit, text: targetText(target, kpi) },
    met: isMet(kpi, figure) ?? null,
  };
}

function viewMoney({ target }: Kpi, money: MoneyFigure): z.input<typeof MoneyView> {
  const { currency, minor, sum, of, count, share, bridge } = money;
  return {
    currency,
    minor,
    ...(sum === undefined ? {} : { sum_minor: sum }),
    ...(of === undefined ? {} : { of_minor: of }),
    count,
    value: share ?? null,
    met: (target === undefined ? undefined : isMetIn(target, money)) ?? null,
    ...(bridge === undefined ? {} : { bridge: withoutCurrency(bridge) }),
  };
}

const withoutCurrency = ({ start, expansion, contraction, churn, gained }: z.output<typeof Bridge>) => ({
  start,
  expansion,
  contraction,
  churn,
  gained,
});

const viewDays = ({ from, to }: { from: DayNumber; to: DayNumber }): { from: string; to: string } => ({
  from: dateText(from),
  to: dateText(to),
});
