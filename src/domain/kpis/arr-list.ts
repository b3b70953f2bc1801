import { type DayNumber, dateText, startOfDay, type Zone } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { AccountArr } from '#pure/revenue';

/**
 * What the contracts of each account were worth at the end of two days, by currency, in minor units. A contract is what
 * was recorded of it by then; before anything was, it is what was recorded first, from its start on.
 */
export function listArr(
  db: Queryable,
  { start, end }: { readonly start: DayNumber; readonly end: DayNumber },
  zone: Zone,
): Promise<AccountArr[]> {
  const until = (day: DayNumber): string => timestamp(startOfDay(day + 1, zone));
  return db.query<AccountArr>(
    // Each contract's fields in the order of the key, so that nothing is sorted.
    `with stated as (
       select shard, account, subject, field,
              count(*) filter (where at < $2) as by_start, count(*) filter (where at < $4) as by_end,
              array_agg(value #>> '{}' order by at) as said
         from change
        where subject like 'contract:%' and field in ('currency', 'arr_minor', 'starts_on', 'ends_on')
        group by shard, account, subject, field
     ), standing as (
       select shard, account, subject,
              jsonb_object_agg(field, said[greatest(by_start, 1)]) as at_start,
              jsonb_object_agg(field, said[greatest(by_end, 1)]) as at_end
         from stated
        group by shard, account, subject
     )
     select account, contract.currency,
            coalesce(sum(arr_minor) filter (where is_start), 0)::bigint as start,
            coalesce(sum(arr_minor) filter (where not is_start), 0)::bigint as "end"
       from standing
      cross join lateral (values (true, $1::date, at_start), (false, $3::date, at_end)) as looked_at (is_start, day, said)
      cross join lateral jsonb_to_record(said) as contract (currency text, arr_minor bigint, starts_on date, ends_on date)
      where starts_on <= day and (ends_on is null or ends_on >= day)
      group by account, contract.currency
     having sum(arr_minor) > 0
      order by account, currency`,
    [dateText(start), until(start), dateText(end), until(end)],
  );
}
