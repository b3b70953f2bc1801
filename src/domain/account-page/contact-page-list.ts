import type { DayNumber, Instant, JsonObject } from '#base';
import { dateText } from '#base';
import type { Queryable } from '#platform/db';

export interface ContactPageRow {
  readonly id: string;
  readonly name: string | null;
  readonly firstName: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly zone: string | null;
  readonly locale: string | null;
  readonly isPrimary: boolean;
  readonly attributes: JsonObject;
  readonly bouncedAddress: string | null;
  readonly unsubscribedAt: Instant | null;
  readonly heard: readonly Instant[];
  readonly survey: string | null;
  readonly score: number | null;
  readonly answeredAt: Instant | null;
  readonly comment: string | null;
  readonly meetings: number;
}

export interface ContactFilter {
  readonly text: string | undefined;
  readonly after: { readonly group: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** The primary contact first, then who has a role, then the rest; each by id. */
const GROUP = 'case when contact.is_primary then 0 when contact.role is not null then 1 else 2 end';

/** A page of the contacts of an account with the newest survey answer of each and how many meetings they had. */
export function listContactPage(
  db: Queryable,
  shard: number,
  account: string,
  { text, after, limit }: ContactFilter,
): Promise<(ContactPageRow & { readonly place: number })[]> {
  return db.query<ContactPageRow & { place: number }>(
    `select one.*, answer.survey, answer.score, answer.at as "answeredAt", answer.comment,
            (select count(*)::integer from meeting
              where meeting.shard = $1 and meeting.account = $2 and meeting.contact = one.id
                and meeting.status = 'booked') as meetings
       from (select id, name, first_name as "firstName", email, role, zone, locale, is_primary as "isPrimary", attributes,
                    bounced_address as "bouncedAddress", unsubscribed_at as "unsubscribedAt", heard, ${GROUP} as place
               from contact
              where shard = $1 and account = $2
                and ($3::text is null or id ilike $3 or name ilike $3 or email ilike $3 or role ilike $3)
                and ($4::integer is null or (${GROUP}, id) > ($4, $5))
              order by ${GROUP}, id
              limit $6) as one
       left join lateral (select survey, score, at, comment from survey_response
                           where shard = $1 and account = $2 and contact = one.id
                           order by at desc limit 1) as answer on true
      order by one.place, one.id`,
    [
      shard,
      account,
      text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`,
      after?.group ?? null,
      after?.id ?? null,
      limit,
    ],
  );
}

/** The last day on which each contact was seen, by a metric that counts people. */
export async function listLastSeen(
  db: Queryable,
  shard: number,
  account: string,
  metrics: readonly number[],
  contacts: readonly string[],
  since: DayNumber,
): Promise<ReadonlyMap<string, DayNumber>> {
  const rows = await db.query<{ member: string; month: number; mask: number }>(
    `select distinct on (member) member, month - date '1970-01-01' as month, mask from series
      where shard = $1 and account = $2 and metric = any($3) and member = any($4) and mask <> 0 and month >= $5::date
      order by member, month desc, mask desc`,
    [shard, account, metrics, contacts, dateText(since)],
  );
  // The highest bit of the newest month.
  return new Map(rows.map(({ member, month, mask }) => [member, month + 31 - Math.clz32(mask)]));
}
