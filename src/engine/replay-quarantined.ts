import { type Instant, idOf, type JsonObject, type Uuid } from '#base';
import type { Tx } from '#platform/db';
import { insertIntoInbox } from './inbox.ts';
import type { IncomingEvent } from './log-event.ts';

interface Taken {
  readonly id: Uuid;
  readonly at: Instant;
  readonly event: JsonObject;
}

/**
 * Takes events of one account out of quarantine (all of them without `ids`) and sends them through the inbox again;
 * answers with their ids. An event without a time of its own keeps the one at which it first came in.
 * `asNew`: under another key, so that one is recorded beside the stored event whose key it repeated.
 */
export async function replayQuarantined(
  tx: Tx,
  shard: number,
  account: string,
  ids: readonly Uuid[] | undefined,
  at: Instant,
  asNew: boolean,
): Promise<Uuid[]> {
  const taken = await tx.query<Taken>(
    `delete from quarantine
      where shard = $1 and account = $2 and ($3::uuid[] is null or id = any($3::uuid[]))
      returning id, at, event`,
    [shard, account, ids ?? null],
  );
  taken.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const rows = taken.map((one) => ({ event: incoming(account, one, asNew), lane: 1 as const, receivedAt: at }));
  await insertIntoInbox(tx, rows);
  return taken.map((one) => one.id);
}

function incoming(account: string, { id, at, event }: Taken, asNew: boolean): IncomingEvent {
  // The tick put it there as it came in, perhaps with the fields that recording adds.
  const stored = event as unknown as Omit<IncomingEvent, 'account'> & { readonly receivedAt?: Instant };
  const { receivedAt, ...rest } = stored;
  return {
    ...rest,
    account,
    key: asNew ? idOf('replayed', id) : stored.key,
    occurredAt: stored.occurredAt ?? receivedAt ?? at,
  };
}
