import type { Instant, JsonObject, Uuid } from '#base';
import type { Tx } from '#platform/db';
import { SHARDS, shardOf } from './shards.ts';

/** Which events of the quarantine are meant: each of what is said has to hold. */
export interface QuarantineChoice {
  readonly account?: string | undefined;
  readonly reason?: string | undefined;
  readonly ids?: readonly Uuid[] | undefined;
}

export interface TakenFromQuarantine {
  readonly id: Uuid;
  readonly account: string;
  readonly at: Instant;
  readonly event: JsonObject;
}

/**
 * Takes events out of quarantine, the oldest first, `most` at most. Without an account it needs no shard's lock: ticks
 * only add to the quarantine, and of two people who take the same row one gets it.
 */
export async function takeQuarantined(
  tx: Tx,
  { account, reason, ids }: QuarantineChoice,
  most: number,
): Promise<TakenFromQuarantine[]> {
  const taken = await tx.query<TakenFromQuarantine>(
    `delete from quarantine
      where shard = any($1::smallint[])
        and (shard, id) in (
          select shard, id from quarantine
           where shard = any($1::smallint[])
             and ($2::text is null or account = $2)
             and ($3::text is null or reason = $3)
             and ($4::uuid[] is null or id = any($4::uuid[]))
           order by at, id
           limit $5
             for update skip locked)
      returning id, account, at, event`,
    [account === undefined ? SHARDS : [shardOf(account)], account ?? null, reason ?? null, ids ?? null, most],
  );
  return taken.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
