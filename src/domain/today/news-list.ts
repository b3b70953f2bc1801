import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import { type Book, inBook } from './book-list.ts';

export interface News {
  readonly key: Uuid;
  readonly at: Instant;
  readonly account: string;
  readonly accountName: string | null;
  readonly contact: string | null;
  readonly name: string;
  readonly properties: JsonObject;
  readonly health: { readonly value: number | null; readonly band: string | null } | null;
}

/** As the index `event_news` has them. */
const WORTH_KNOWING = `event.name in ('score.changed', 'opportunity.won', 'opportunity.lost', 'email.replied', 'email.answered',
                 'meeting.booked', 'meeting.no_show', 'risk.noticed', 'nps.submitted', 'contract.moved')
    and not event.history`;

/**
 * What happened to the accounts of a book since an instant that their people want to know, newest first: of one kind the
 * newest of each account. At one instant what follows from an event stands before the event.
 */
export function listNews(db: Queryable, book: Book, since: Instant, limit: number): Promise<News[]> {
  const { join, values } = inBook(book, 'event', 3);
  return db.query<News>(
    `select news.key, news.occurred_at as at, news.account, a.name as "accountName", c.name as contact, news.name,
            news.properties,
            (select jsonb_build_object('value', state.scores -> 'health' -> 'value',
                                       'band', state.scores -> 'health' -> 'band')
               from account_state state
              where state.shard = news.shard and state.account = news.account and state.scores ? 'health') as health
       from (select distinct on (account, name) * from (
               select event.* from event ${join}
                where event.occurred_at >= $1 and ${WORTH_KNOWING}
                  and (event.name <> 'score.changed' or event.properties ->> 'score' = 'health')
                order by event.occurred_at desc, event.depth desc, event.key desc
                limit $2 * 10) as newest
              order by account, name, occurred_at desc, depth desc, key desc) as news
       left join account a on a.shard = news.shard and a.id = news.account
       left join contact c on c.shard = news.shard and c.account = news.account and c.id = news.contact
      order by news.occurred_at desc, news.depth desc, news.key desc
      limit $2`,
    [timestamp(since), limit, ...values],
  );
}
