import type { Instant, JsonObject } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface ListedSignal {
  readonly id: string;
  readonly account: string;
  readonly playbook: string;
  readonly kind: string;
  readonly direction: string;
  readonly status: string;
  readonly strength: string | null;
  readonly raisedAt: Instant;
  readonly reason: string | null;
  readonly evidence: JsonObject;
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
    `select id, account, playbook, kind, direction, status, strength, raised_at as "raisedAt", reason, evidence
       from signal
      where ($1::text is null or account = $1)
        and ($2::text is null or status = $2)
        and ($3::timestamptz is null or (raised_at, id) < ($3, $4::uuid))
      order by raised_at desc, id desc
      limit $5`,
    [account ?? null, status ?? null, before === undefined ? null : timestamp(before.at), before?.id ?? null, limit],
  );
}
