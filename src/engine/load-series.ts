import { type DayNumber, dateText, dayOf, type Instant, monthOf, type Uuid } from '#base';
import type { Queryable } from '#platform/db';
import { type AccountSeries, type Latest, storedMonth } from '#pure/measure';
import { EARLIEST } from './check-event.ts';
import type { IncomingEvent } from './log-event.ts';
import type { Runtime } from './runtime.ts';

type Months = readonly [metric: number, member: string, month: DayNumber, days: string, counts: string, mask: number][];
type Newest = readonly [
  metric: number,
  member: string,
  first: number,
  last: number,
  lastKey: Uuid,
  value: Latest['value'],
][];

/** Of seconds. */
const ms = (seconds: number): Instant => Math.round(seconds * 1000);

/**
 * Loads the months that windows look back over from `first` on, those of events that are about to be folded, and when
 * everything was seen last. All of an account comes as one text: a hundred rows cost ten times as much.
 */
export async function loadSeries(
  tx: Queryable,
  runtime: Runtime,
  shard: number,
  accounts: readonly string[],
  events: readonly IncomingEvent[],
  first: Instant,
  loaded: ReadonlyMap<string, { readonly series: AccountSeries }>,
): Promise<void> {
  const since = monthOf(dayOf(first, runtime.zone) - runtime.longestWindow).month;
  const touched = new Set<DayNumber>();
  for (const { occurredAt } of events) {
    // What is dated before will be refused, and may be no date of the database's.
    if (occurredAt === undefined || occurredAt < EARLIEST) continue;
    const { month } = monthOf(dayOf(occurredAt, runtime.zone));
    if (month < since) touched.add(month);
  }
  const months = await tx.query<{ account: string; months: string }>(
    `select account, '[' || string_agg('[' || metric || ',' || to_json(member) || ',' || (month - date '1970-01-01') || ',"'
              || coalesce(days, '') || '","' || coalesce(counts, '') || '",' || coalesce(mask, 0) || ']', ',') || ']' as months
       from series
      where shard = $1 and account = any($2) and (month >= $3::date or month = any($4::date[]))
      group by account`,
    [shard, accounts, dateText(since), [...touched].map(dateText)],
  );
  for (const { account, months: text } of months) {
    const series = loaded.get(account)?.series;
    for (const month of JSON.parse(text) as Months) series?.add(storedMonth(...month));
  }
  const newest = await tx.query<{ account: string; newest: string }>(
    `select account, '[' || string_agg('[' || metric || ',' || to_json(member) || ',' || date_part('epoch', first_at) || ','
              || date_part('epoch', last_at) || ',"' || last_key || '",' || coalesce(value::text, 'null') || ']', ',') || ']' as newest
       from latest where shard = $1 and account = any($2) group by account`,
    [shard, accounts],
  );
  for (const { account, newest: text } of newest) {
    const series = loaded.get(account)?.series;
    for (const [metric, member, first, last, lastKey, value] of JSON.parse(text) as Newest)
      series?.addLatest({ metric, member, firstAt: ms(first), lastAt: ms(last), lastKey, value, changed: false });
  }
}
