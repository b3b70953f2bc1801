export const PERIODS = ['30', '90', '365', 'all'] as const;
export type PeriodName = (typeof PERIODS)[number];

export const DIVISIONS = ['month', 'segment', 'owner'] as const;
export type Division = (typeof DIVISIONS)[number];

export interface InsightsSearch {
  readonly whose?: 'mine' | 'team' | 'all';
  readonly period?: PeriodName;
  readonly by?: Division;
}

const WHOSE = ['mine', 'team', 'all'] as const;

export function readInsightsSearch(search: Record<string, unknown>): InsightsSearch {
  const of = <Name extends string>(names: readonly Name[], value: unknown): Name | undefined =>
    names.find((name) => name === String(value));
  const [whose, period, by] = [of(WHOSE, search.whose), of(PERIODS, search.period), of(DIVISIONS, search.by)];
  return {
    ...(whose === undefined ? {} : { whose }),
    ...(period === undefined ? {} : { period }),
    ...(by === undefined ? {} : { by }),
  };
}

/** What the operations ask for. */
export function periodInput(period: PeriodName, today: string): { from?: string; all?: boolean } {
  if (period === 'all') return { all: true };
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - (Number(period) - 1) * 86_400_000);
  return { from: from.toISOString().slice(0, 10) };
}
