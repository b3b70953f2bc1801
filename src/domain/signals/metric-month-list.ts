import { type DayNumber, dateText } from '#base';
import type { Queryable } from '#platform/db';
import { AccountSeries, storedMonth } from '#pure/measure';

/** An account and the number of one of its metrics. */
export interface WantedMetric {
  readonly shard: number;
  readonly account: string;
  readonly metric: number;
}

interface MonthRow {
  readonly account: string;
  readonly metric: number;
  readonly member: string;
  readonly month: DayNumber;
  readonly days: string | null;
  readonly counts: string | null;
  readonly mask: number | null;
}

/** The months of some metrics of some accounts from a day on, by account: all together, and by contact where contacts are counted. */
export async function listMetricMonths(
  db: Queryable,
  wanted: readonly WantedMetric[],
  from: DayNumber,
): Promise<ReadonlyMap<string, AccountSeries>> {
  const found = new Map<string, AccountSeries>();
  if (wanted.length === 0) return found;
  const rows = await db.query<MonthRow>(
    `select series.account, series.metric, series.member, series.month - date '1970-01-01' as month, series.days,
            series.counts, series.mask
       from (select distinct * from unnest($1::smallint[], $2::text[], $3::integer[])) as wanted (shard, account, metric)
       join series on series.shard = wanted.shard and series.account = wanted.account and series.metric = wanted.metric
      where series.month >= date_trunc('month', $4::date) and (series.member = '' or series.mask is not null)`,
    [
      wanted.map(({ shard }) => shard),
      wanted.map(({ account }) => account),
      wanted.map(({ metric }) => metric),
      dateText(from),
    ],
  );
  for (const { account, metric, member, month, days, counts, mask } of rows) {
    const series = found.get(account) ?? new AccountSeries();
    found.set(account, series);
    series.add(storedMonth(metric, member, month, days ?? '', counts ?? '', mask ?? 0));
  }
  return found;
}
