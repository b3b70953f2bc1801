import type { Instant, Json } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface AuditEntry {
  readonly id: number;
  readonly at: Instant;
  readonly actor: string;
  /** Of a person or key, as it is called now. */
  readonly actorName: string | null;
  readonly operation: string;
  readonly input: Json;
  readonly before: Json | null;
  readonly after: Json | null;
}

export interface AuditFilter {
  /** Beginning of `person:<id>`, `key:<id>` or `cli:<name>`. */
  readonly actor: string | undefined;
  readonly operation: string | undefined;
  /** In the input, alone or among others. */
  readonly account: string | undefined;
  readonly from: Instant | undefined;
  readonly to: Instant | undefined;
  /** Only older than this one. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** Who changed what, the newest first. */
export function listAuditPage(db: Queryable, filter: AuditFilter): Promise<AuditEntry[]> {
  const { actor, operation, account, from, to, after, limit } = filter;
  return db.query<AuditEntry>(
    `select a.id, a.at, a.actor, coalesce(u.name, k.label) as "actorName", a.operation, a.input, a.before, a.after
       from audit a
       left join sign_in_user u on a.actor = 'person:' || u.id
       left join api_key k on a.actor = 'key:' || k.id::text
      where ($1::text is null or a.actor = $1)
        and ($2::text is null or a.operation = $2)
        and ($3::text is null or (a.input ? 'account' and a.input ->> 'account' = $3)
             or (a.input ? 'accounts' and a.input -> 'accounts' ? $3))
        and ($4::timestamptz is null or a.at >= $4)
        and ($5::timestamptz is null or a.at < $5)
        and ($6::bigint is null or a.id < $6)
      order by a.id desc
      limit $7`,
    [
      actor ?? null,
      operation ?? null,
      account ?? null,
      from === undefined ? null : timestamp(from),
      to === undefined ? null : timestamp(to),
      after ?? null,
      limit,
    ],
  );
}
