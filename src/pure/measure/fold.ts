import { type DayNumber, type Instant, invalid, type JsonObject } from '#base';
import type { Metric } from '#pure/playbook';
import type { MonthRow } from './month.ts';
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
export function foldEvent(series: AccountSeries, stored: StoredMetric, event: Measured): void {
  const { id, metric } = stored;
  series.touch(id);
  if (metric.aggregate === 'distinct') {
    if (event.contact === undefined) return;
    const { row, index } = series.at(id, event.contact, event.day);
    row.mask |= 1 << index;
    row.changed = true;
    seen(series, id, '', event, null);
    return;
  }
  if (metric.aggregate === 'last') {
    const raw = propertyOf(metric, event);
    // Values of another type than the metric's are no values: a later one would hide the newest that is.
    if (typeof raw === 'number' ? (metric.value ?? 'number') === 'number' : isTextOf(metric, raw))
      seen(series, id, '', event, raw as number | string);
    return;
  }
  for (const { member, index, row, after } of additions(series, stored, event)) {
    if (!Number.isSafeInteger(after)) throw invalid('metric-overflow', tooLarge(metric), { metric: metric.name });
    for (let i = row.days.length; i < index; i++) {
      row.days[i] = undefined;
      row.counts[i] = undefined;
    }
    row.days[index] = after;
    row.counts[index] = (row.counts[index] ?? 0) + 1;
    row.changed = true;
    seen(series, id, member, event, null);
  }
}

/** Why an event can't be folded, or undefined; to be asked before it is recorded. */
export function overflowOf(series: AccountSeries, stored: StoredMetric, event: Measured): string | undefined {
  const { aggregate } = stored.metric;
  if (aggregate !== 'sum' && aggregate !== 'max') return undefined;
  const fits = additions(series, stored, event).every(({ after }) => Number.isSafeInteger(after));
  return fits ? undefined : tooLarge(stored.metric);
}

interface Addition {
  readonly member: string;
  readonly row: MonthRow;
  readonly index: number;
  /** The day's value with the event. */
  readonly after: number;
}

/** What an event makes of its day: for all members together, and for the member that it names. */
function additions(series: AccountSeries, { id, metric }: StoredMetric, event: Measured): Addition[] {
  const raw = metric.aggregate === 'count' ? 1 : propertyOf(metric, event);
  if (typeof raw !== 'number') return [];
  const value = metric.aggregate === 'count' ? 1 : Math.round(raw * 10 ** metric.decimals);
  const members = metric.by === undefined ? [''] : ['', memberOf(series, id, event.properties[metric.by])];
  return members.map((member) => {
    const { row, index } = series.at(id, member, event.day);
    const before = row.days[index] ?? 0;
    const isFirst = row.days[index] === undefined;
    return {
      member,
      row,
      index,
      after: metric.aggregate === 'max' && !isFirst ? Math.max(before, value) : before + value,
    };
  });
}

const propertyOf = (metric: Metric, event: Measured): unknown =>
  metric.property === undefined ? undefined : event.properties[metric.property];

const tooLarge = ({ name, decimals }: Metric): string =>
  `${name} can't be counted past 2^53 at ${decimals} decimals; correct the value, or declare fewer decimals`;

const isTextOf = (metric: Metric, raw: unknown): raw is string =>
  typeof raw === 'string' && metric.value !== undefined && metric.value !== 'number';

function memberOf(series: AccountSeries, id: number, raw: unknown): string {
  const named = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';
  const member = named ? String(raw) : '';
  if (member === '') return OTHER;
  return series.latest(id, member) !== undefined || series.memberCount(id) < MEMBERS_KEPT ? member : OTHER;
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
