import { type DayNumber, dateText, type Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** The accounts that are meant, with their shards; undefined: all. */
export type Book = readonly { readonly shard: number; readonly account: string }[] | undefined;

/** A join that leaves only the accounts of a book, and its two values, of which the first is `$<first>`. */
export function inBook(
  book: Book,
  table: string,
  first: number,
): { readonly join: string; readonly values: unknown[] } {
  if (book === undefined) return { join: '', values: [] };
  return {
    join: `join unnest($${first}::smallint[], $${first + 1}::text[]) as book (shard, account)
             on book.shard = ${table}.shard and book.account = ${table}.account`,
    values: [book.map(({ shard }) => shard), book.map(({ account }) => account)],
  };
}

export interface MovedArr {
  readonly currency: string;
  readonly minor: number;
}

/**
 * By how much the ARR has changed since the beginning of a day, by currency: contracts in force now by what they are worth
 * now, without those in force on the day before by what they were worth then. Before anything was recorded of one, it was
 * worth what was recorded first. Only contracts that can have changed are looked at.
 */
export function listMovedArr(
  db: Queryable,
  book: Book,
  { from, firstDay, today }: { readonly from: Instant; readonly firstDay: DayNumber; readonly today: DayNumber },
): Promise<MovedArr[]> {
  const c = inBook(book, 'c', 4);
  return db.query<MovedArr>(
    `with touched as (
       select shard, account, id from contract where starts_on >= $2::date
       union
       select shard, account, id from contract where ends_on >= $2::date - 1 and ends_on < $3::date
       union
       select shard, account, substr(subject, 10) from change
        where field = 'arr_minor' and subject like 'contract:%' and at >= $1)
     select c.currency,
            sum(case when c.starts_on <= $3::date and (c.ends_on is null or c.ends_on >= $3::date)
                     then c.arr_minor else 0 end
              - case when c.starts_on < $2::date and (c.ends_on is null or c.ends_on >= $2::date - 1)
                     then coalesce(earlier.minor, first.minor, c.arr_minor) else 0 end)::bigint as minor
       from touched
       join contract c using (shard, account, id) ${c.join}
       left join lateral (
         select (value #>> '{}')::bigint as minor from change
          where change.shard = c.shard and change.account = c.account and change.subject = 'contract:' || c.id
            and change.field = 'arr_minor' and change.at < $1
          order by change.at desc limit 1) as earlier on true
       left join lateral (
         select (value #>> '{}')::bigint as minor from change
          where change.shard = c.shard and change.account = c.account and change.subject = 'contract:' || c.id
            and change.field = 'arr_minor'
          order by change.at limit 1) as first on true
      group by c.currency`,
    [timestamp(from), dateText(firstDay), dateText(today), ...c.values],
  );
}

export interface Pipeline {
  readonly currency: string | null;
  readonly opportunities: number;
  readonly minor: number;
  readonly weighted: number;
}

/** What is neither won, lost nor deferred, by the currency of its estimate; null: without one. */
export function listPipeline(db: Queryable, book: Book): Promise<Pipeline[]> {
  const { join, values } = inBook(book, 'o', 1);
  return db.query<Pipeline>(
    `select case when o.estimated_value_minor is null then null else o.currency end as currency,
            count(*)::integer as opportunities, coalesce(sum(o.estimated_value_minor), 0)::bigint as minor,
            coalesce(sum(o.estimated_value_minor * coalesce(o.probability, 0) / 100), 0)::bigint as weighted
       from opportunity o ${join}
      where o.closed_at is null
      group by 1 order by opportunities desc`,
    values,
  );
}

/** How many a person has not read; at most `most`. */
export async function countUnread(db: Queryable, person: string, most: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::integer as count
       from (select from notification where person = $1 and read_at is null limit $2) as found`,
    [person, most],
  );
  return row?.count ?? 0;
}
