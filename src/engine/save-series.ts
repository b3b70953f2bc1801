import { dateText, type Instant } from '#base';
import { column, manyRows, type Tx } from '#platform/db';
import { type AccountSeries, daysText, type Latest, type MonthRow } from '#pure/measure';

export interface Folded {
  readonly account: string;
  readonly series: AccountSeries;
}

interface Of<Row> {
  readonly account: string;
  readonly row: Row;
}

/** Writes the months and newest values that changed: whole months, one statement for each table. */
export async function writeSeries(tx: Tx, shard: number, accounts: readonly Folded[]): Promise<void> {
  const months: Of<MonthRow>[] = [];
  const latest: Of<Latest>[] = [];
  for (const { account, series } of accounts) {
    for (const row of series.changedRows()) months.push({ account, row });
    for (const row of series.changedLatest()) latest.push({ account, row });
  }
  await writeMonths(tx, shard, months);
  await writeLatest(tx, shard, latest);
}

const { instant, json, text, uuid, whole } = column;

const keyOf = <Row extends { readonly metric: number; readonly member: string }>() => ({
  account: text<Of<Row>>(({ account }) => account),
  metric: whole<Of<Row>>(({ row }) => row.metric),
  member: text<Of<Row>>(({ row }) => row.member),
});

const writeMonths = manyRows<Of<MonthRow>>(
  {
    ...keyOf<MonthRow>(),
    month: text(({ row }) => dateText(row.month)),
    days: text(({ row }) => (row.counts.length === 0 ? undefined : daysText(row.days))),
    counts: text(({ row }) => (row.counts.length === 0 ? undefined : daysText(row.counts))),
    mask: whole(({ row }) => (row.mask === 0 ? undefined : row.mask)),
  },
  (rows) =>
    `insert into series (shard, account, metric, member, month, days, counts, mask)
     select $1, account, metric, member, month::date, days, counts, mask from ${rows}
     on conflict (shard, account, metric, member, month)
       do update set days = excluded.days, counts = excluded.counts, mask = excluded.mask`,
);

const writeLatest = manyRows<Of<Latest>>(
  {
    ...keyOf<Latest>(),
    first_at: instant<Of<Latest>>(({ row }): Instant => row.firstAt),
    last_at: instant<Of<Latest>>(({ row }): Instant => row.lastAt),
    last_key: uuid(({ row }) => row.lastKey),
    value: json(({ row }) => row.value ?? undefined),
  },
  (rows) =>
    `insert into latest (shard, account, metric, member, first_at, last_at, last_key, value)
     select $1, account, metric, member, first_at, last_at, last_key, value::jsonb from ${rows}
     on conflict (shard, account, metric, member)
       do update set first_at = excluded.first_at, last_at = excluded.last_at, last_key = excluded.last_key, value = excluded.value`,
);
