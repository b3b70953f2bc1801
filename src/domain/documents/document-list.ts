import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { DocumentRow } from './document-store.ts';

export type ListedDocument = Pick<
  DocumentRow,
  | 'account'
  | 'id'
  | 'playbook'
  | 'name'
  | 'enrollment'
  | 'state'
  | 'reason'
  | 'title'
  | 'locale'
  | 'review'
  | 'made_at'
  | 'changed_at'
  | 'approved_at'
  | 'approved_by'
> & { readonly account_name: string | null };

export interface DocumentFilter {
  readonly account: { readonly shard: number; readonly id: string } | undefined;
  /** Only of these accounts; undefined: of all. */
  readonly book: readonly string[] | undefined;
  readonly name: string | undefined;
  readonly state: string | undefined;
  readonly enrollment: Uuid | undefined;
  /** Where the page before ended. */
  readonly after: { readonly madeAt: Instant; readonly id: Uuid } | undefined;
  readonly limit: number;
}

/** Documents of all shards, newest first. */
export async function listDocumentPage(db: Queryable, filter: DocumentFilter): Promise<readonly ListedDocument[]> {
  const { account, book, name, state, enrollment, after, limit } = filter;
  return await db.query<ListedDocument>(
    `select d.account, d.id, d.playbook, d.name, d.enrollment, d.state, d.reason, d.title, d.locale, d.review,
            d.made_at, d.changed_at, d.approved_at, d.approved_by, a.name as account_name
       from document d left join account a on a.shard = d.shard and a.id = d.account
      where ($1::text is null or (d.shard = $8 and d.account = $1))
        and ($9::text[] is null or d.account = any($9))
        and ($2::text is null or d.name = $2)
        and ($3::text is null or d.state = $3)
        and ($4::uuid is null or d.enrollment = $4)
        and ($5::timestamptz is null or (d.made_at, d.id) < ($5, $6::uuid))
      order by d.made_at desc, d.id desc
      limit $7`,
    [
      account?.id ?? null,
      name ?? null,
      state ?? null,
      enrollment ?? null,
      after === undefined ? null : timestamp(after.madeAt),
      after?.id ?? null,
      limit,
      account?.shard ?? null,
      book ?? null,
    ],
  );
}
