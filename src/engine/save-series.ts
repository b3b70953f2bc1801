import { dateText } from '#base';
import { type Tx, timestamp } from '#platform/db';
import type { AccountSeries } from '#pure/measure';
import { write } from './write-rows.ts';

export interface Folded {
  readonly account: string;
  readonly series: AccountSeries;
}

/** Writes the months and newest values that changed: whole arrays, one statement for each table. */
export async function writeSeries(tx: Tx, shard: number, accounts: readonly Folded[]): Promise<void> {
  const months = accounts.flatMap(({ account, series }) =>
    [...series.changedRows()].map((row) => ({
      account,
      metric: row.metric,
      member: row.member,
      month: dateText(row.month),
      days: row.counts.length === 0 ? null : row.days,
      counts: row.counts.length === 0 ? null : row.counts,
      mask: row.mask === 0 ? null : row.mask,
    })),
  );
  await write(
    tx,
    months,
    `insert into series (shard, account, metric, member, month, days, counts, mask)
     select $1, account, metric, member, month, days, counts, mask
       from jsonb_to_recordset($2::jsonb)
         as row(account text, metric integer, member text, month date, days bigint[], counts integer[], mask integer)
     on conflict (shard, account, metric, member, month)
       do update set days = excluded.days, counts = excluded.counts, mask = excluded.mask`,
    shard,
  );
  const latest = accounts.flatMap(({ account, series }) =>
    [...series.changedLatest()].map((row) => ({
      account,
      metric: row.metric,
      member: row.member,
      first_at: timestamp(row.firstAt),
      last_at: timestamp(row.lastAt),
      last_key: row.lastKey,
      value: row.value,
    })),
  );
  await write(
    tx,
    latest,
    `insert into latest (shard, account, metric, member, first_at, last_at, last_key, value)
     select $1, account, metric, member, first_at, last_at, last_key, value
       from jsonb_to_recordset($2::jsonb)
         as row(account text, metric integer, member text, first_at timestamptz, last_at timestamptz, last_key uuid, value jsonb)
     on conflict (shard, account, metric, member)
       do update set first_at = excluded.first_at, last_at = excluded.last_at, last_key = excluded.last_key, value = excluded.value`,
    shard,
  );
}
