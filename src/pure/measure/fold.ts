import { type DayNumber, type Instant, invalid, type JsonObject } from '#base';
import type { Metric } from '#pure/playbook';
import { type AccountSeries, type Latest, MEMBERS_KEPT, OTHER } from './series.ts';

/** A metric with the number under which the store knows its definition. */
export interface StoredMetric {
  readonly id: number;
  readonly metric: Metric;
}

/** What folding needs of an event; `day` is its day in the workspace's zone. */
export interface Measured {
  readonly key: string;
  readonly occurredAt: Instant;
  readonly day: DayNumber;
  readonly contact: string | undefined;
  readonly properties: JsonObject;
}

/**
 * Folds one event into a metric's series; the caller has checked the event's name and the metric's `where`.
 * Sums are integers at the metric's decimals, exact in any order. Throws `metric-overflow` past 2^53.
 */
export function foldEvent(series: AccountSeries, { id, metric }: StoredMetric, event: Measured): void {
  if (metric.aggregate === 'distinct') {
    if (event.contact === undefined) return;
    const { row, index } = series.at(id, event.contact, event.day);
    row.mask |= 1 << index;
    row.changed = true;
    seen(series, id, '', event, null);
    return;
  }
  const raw = metric.property === undefined ? undefined : event.properties[metric.property];
  if (metric.aggregate === 'last') {
    if (typeof raw === 'number' || typeof raw === 'string') seen(series, id, '', event, raw);
    return;
  }
  if (metric.aggregate !== 'count' && typeof raw !== 'number') return;
  const value = metric.aggregate === 'count' ? 1 : scaled(raw as number, metric);
  fold(series, id, '', metric, event, value);
  if (metric.by !== undefined)
    fold(series, id, memberOf(series, id, event.properties[metric.by]), metric, event, value);
}

function fold(series: AccountSeries, id: number, member: string, metric: Metric, event: Measured, value: number): void {
  const { row, index } = series.at(id, member, event.day);
  const count = row.counts[index] ?? 0;
  const before = row.days[index] ?? 0;
  const after = metric.aggregate === 'max' && count > 0 ? Math.max(before, value) : before + value;
  if (!Number.isSafeInteger(after)) {
    throw invalid('metric-overflow', `${metric.name} passes 2^53 on one day; declare fewer decimals`, {
      metric: metric.name,
    });
  }
  for (let i = row.days.length; i < index; i++) {
    row.days[i] = 0;
    row.counts[i] = 0;
  }
  row.days[index] = after;
  row.counts[index] = count + 1;
  row.changed = true;
  seen(series, id, member, event, null);
}

function scaled(value: number, metric: Metric): number {
  const integer = Math.round(value * 10 ** metric.decimals);
  if (!Number.isSafeInteger(integer)) {
    throw invalid('metric-overflow', `${metric.name} got ${value}, too large at ${metric.decimals} decimals`, {
      metric: metric.name,
    });
  }
  return integer;
}

function memberOf(series: AccountSeries, id: number, raw: unknown): string {
  const member = raw === undefined || raw === null || raw === '' ? OTHER : String(raw);
  if (series.latest(id, member) !== undefined || series.members(id).length < MEMBERS_KEPT) return member;
  return OTHER;
}

/** The later event time wins, the higher key on ties, so that the order of arrival does not show. */
function seen(series: AccountSeries, metric: number, member: string, event: Measured, value: Latest['value']): void {
  const latest = series.latest(metric, member);
  if (latest === undefined) {
    const at = event.occurredAt;
    series.addLatest({ metric, member, firstAt: at, lastAt: at, lastKey: event.key, value, changed: true });
    return;
  }
  if (event.occurredAt < latest.firstAt) {
    latest.firstAt = event.occurredAt;
    latest.changed = true;
  }
  if (event.occurredAt > latest.lastAt || (event.occurredAt === latest.lastAt && event.key > latest.lastKey)) {
    latest.lastAt = event.occurredAt;
    latest.lastKey = event.key;
    latest.value = value;
    latest.changed = true;
  }
}
