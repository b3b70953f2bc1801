import { type DayNumber, dateText, type Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import { type MonthRow, storedMonth } from '#pure/measure';

interface StoredRow {
  readonly metric: number;
  readonly member: string;
  readonly month: number;
  readonly days: string | null;
  readonly counts: string | null;
  readonly mask: number | null;
}

/** More contacts and features than this are not told apart on a page. */
const ROWS = 6_000;

/** The months of an account's metrics from one day on. */
export async function listUsageMonths(
  db: Queryable,
  shard: number,
  account: string,
  metrics: readonly number[],
  from: DayNumber,
): Promise<MonthRow[]> {
  const rows = await db.query<StoredRow>(
    `select metric, member, month - date '1970-01-01' as month, days, counts, mask
       from series
      where shard = $1 and account = $2 and metric = any($3) and month >= date_trunc('month', $4::date)::date
      order by metric, member, month
      limit ${ROWS}`,
    [shard, account, metrics, dateText(from)],
  );
  return rows.map(monthOf);
}

const monthOf = ({ metric, member, month, days, counts, mask }: StoredRow): MonthRow =>
  storedMonth(metric, member, month, days ?? '', counts ?? '', mask ?? 0);

/** The months of one metric from a day on, all its members together. */
export async function listTotalMonths(
  db: Queryable,
  shard: number,
  account: string,
  metric: number,
  from: DayNumber,
): Promise<MonthRow[]> {
  const rows = await db.query<StoredRow>(
    `select metric, member, month - date '1970-01-01' as month, days, counts, mask
       from series
      where shard = $1 and account = $2 and metric = $3 and member = ''
        and month >= date_trunc('month', $4::date)::date
      order by month`,
    [shard, account, metric, dateText(from)],
  );
  return rows.map(monthOf);
}

export interface LatestRow {
  readonly metric: number;
  readonly member: string;
  readonly lastAt: Instant;
  readonly value: number | string | null;
}

/** When each metric, and each member of one, was last seen. */
export function listLatest(
  db: Queryable,
  shard: number,
  account: string,
  metrics: readonly number[],
): Promise<LatestRow[]> {
  return db.query<LatestRow>(
    `select metric, member, last_at as "lastAt", value from latest
      where shard = $1 and account = $2 and metric = any($3) limit ${ROWS}`,
    [shard, account, metrics],
  );
}

export interface AdoptionRow {
  readonly contact: string;
  readonly name: string | null;
  readonly feature: string;
  readonly uses: number;
  readonly lastAt: Instant;
}

const EVENTS_COUNTED = 20_000;

/** Who used what how often since `from`: among the newest 20,000 events, the 60 busiest people and 40 features. */
export function listAdoption(
  db: Queryable,
  shard: number,
  account: string,
  /** By event, the property that says which feature; '' for none. */
  features: Readonly<Record<string, string>>,
  from: Instant,
): Promise<AdoptionRow[]> {
  return db.query<AdoptionRow>(
    `with used as materialized (
       select contact, coalesce(nullif(properties ->> nullif($4::jsonb ->> name, ''), ''), name) as feature, occurred_at
         from event
        where shard = $1 and account = $2 and occurred_at >= $3 and contact is not null and name = any($5)
        order by occurred_at desc
        limit ${EVENTS_COUNTED}),
     busiest as (select contact from used group by contact order by count(*) desc, contact limit 60),
     widest as (select feature from used group by feature order by count(distinct contact) desc, count(*) desc, feature limit 40)
     select used.contact, c.name, used.feature, count(*)::integer as uses, max(used.occurred_at) as "lastAt"
       from used
       join busiest using (contact)
       join widest using (feature)
       left join contact c on c.shard = $1 and c.account = $2 and c.id = used.contact
      group by used.contact, c.name, used.feature
      order by used.contact, used.feature`,
    [shard, account, timestamp(from), JSON.stringify(features), Object.keys(features)],
  );
}
