import type { Instant, JsonObject, Zone } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { Grade } from '#pure/playbook';

export interface ListedSignal {
  readonly id: string;
  readonly account: string;
  readonly playbook: string;
  readonly kind: string;
  readonly direction: string;
  readonly status: string;
  readonly strength: Grade['strength'] | null;
  readonly raisedAt: Instant;
  readonly strongerAt: Instant | null;
  readonly reason: string | null;
  readonly evidence: JsonObject;
  /** The account's. */
  readonly zone: Zone | null;
}

/** Signals over all accounts, the newest first; `before` continues after the last one seen. */
export function listSignalRows(
  db: Queryable,
  filter: {
    readonly account?: string | undefined;
    readonly status?: string | undefined;
    readonly before?: { at: Instant; id: string } | undefined;
  },
  limit: number,
): Promise<ListedSignal[]> {
  const { account, status, before } = filter;
  return db.query<ListedSignal>(
    `select s.id, s.account, s.playbook, s.kind, s.direction, s.status, s.strength, s.raised_at as "raisedAt",
            s.stronger_at as "strongerAt", s.reason, s.evidence, a.zone
       from signal s
       left join account a on a.shard = s.shard and a.id = s.account
      where ($1::text is null or s.account = $1)
        and ($2::text is null or s.status = $2)
        and ($3::timestamptz is null or (s.raised_at, s.id) < ($3, $4::uuid))
      order by s.raised_at desc, s.id desc
      limit $5`,
    [account ?? null, status ?? null, before === undefined ? null : timestamp(before.at), before?.id ?? null, limit],
  );
}
