import { type DayNumber, dayOf, type Instant } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { AccountSeries, type StoredMetric } from '#pure/measure';
import { curveOf, type MetricRef } from './metric-curve.ts';
import { listMetricMonths } from './metric-month-list.ts';
import type { ListedSignal } from './signal-list.ts';
import { ruleOf } from './signal-view.ts';

const WEEKS = 12;

/** A metric that a rule reads, with what it asks of it. */
export interface ReadMetric {
  readonly ref: MetricRef;
  readonly stored: StoredMetric;
}

/** The metrics that the rule of a signal reads over days, in its order; what only has a newest value has no curve. */
export function metricsOf(signal: Pick<ListedSignal, 'playbook' | 'kind'>, runtime: Runtime): readonly ReadMetric[] {
  const rule = ruleOf(signal, runtime);
  const active = runtime.live.find(({ playbook }) => playbook.id === signal.playbook);
  const refs = [rule?.when, rule?.needs, ...Object.values(rule?.evidence ?? {})].flatMap((one) => one?.refs ?? []);
  const seen = new Set<string>();
  return refs.flatMap((ref) => {
    if (ref.kind !== 'metric' || ref.fn === 'last' || seen.has(ref.id)) return [];
    seen.add(ref.id);
    const stored = active?.metrics.get(ref.metric);
    return stored === undefined ? [] : [{ ref, stored }];
  });
}

/** Of each signal whose rule reads a metric, that metric at the end of each of the last 12 weeks, by the signal's id. */
export async function loadCurves(
  db: Queryable,
  runtime: Runtime,
  signals: readonly ListedSignal[],
  at: Instant,
): Promise<ReadonlyMap<string, (number | null)[]>> {
  const today = dayOf(at, runtime.zone);
  const days: DayNumber[] = Array.from({ length: WEEKS }, (_, week) => today - 7 * (WEEKS - 1 - week));
  const first = signals.flatMap((signal) => {
    const [metric] = metricsOf(signal, runtime);
    return metric === undefined ? [] : [{ signal, ...metric }];
  });
  const longest = first.reduce((most, { ref }) => Math.max(most, ref.window ?? 1), 1);
  const series = await listMetricMonths(
    db,
    first.map(({ signal: { shard, account }, stored }) => ({ shard, account, metric: stored.id })),
    (days[0] ?? today) - longest,
  );
  return new Map(
    first.map(({ signal, ref, stored }) => [
      signal.id,
      [...curveOf(series.get(signal.account) ?? new AccountSeries(), stored, ref, days)],
    ]),
  );
}
