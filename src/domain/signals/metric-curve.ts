import type { DayNumber } from '#base';
import type { FactRef } from '#pure/expression';
import { type AccountSeries, countOf, distinctOf, type StoredMetric, totalsOf } from '#pure/measure';

export type MetricRef = Extract<FactRef, { kind: 'metric' }>;

/** What a rule asks of a metric, as it was at the end of each of some days; null: nothing is known. A change is shown by what changed. */
export function curveOf(
  series: AccountSeries,
  { id, metric }: StoredMetric,
  { fn, window = 1 }: Pick<MetricRef, 'fn' | 'window'>,
  days: readonly DayNumber[],
): readonly (number | null)[] {
  const scale = 10 ** metric.decimals;
  const first = series.months(id, '').reduce((least, { month }) => Math.min(least, month), Number.POSITIVE_INFINITY);
  return days.map((day) => {
    const from = day - window + 1;
    if (fn === 'distinct' || metric.aggregate === 'distinct')
      return distinctOf(series, id, series.contacts(id), from, day).contacts;
    if (day < first) return null;
    const { total, days: active, max } = totalsOf(series, id, '', from, day);
    switch (fn) {
      case 'count':
        return countOf(series, id, '', from, day);
      case 'days':
        return active;
      case 'max':
        return max === undefined ? null : max / scale;
      case 'mean': {
        const count = countOf(series, id, '', from, day);
        return count === 0 ? null : total / scale / count;
      }
      default:
        return total / scale;
    }
  });
}
