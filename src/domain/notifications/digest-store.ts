import { type DayNumber, dateText, type Instant, type Uuid } from '#base';
import { type Tx, timestamp } from '#platform/db';
import type { Seen } from './digest-list.ts';

/** Says that a morning or week of somebody is seen to; false: it was before. Waits for whoever is just seeing to it. */
export async function markSeen(tx: Tx, person: string, kind: Seen['kind'], day: DayNumber): Promise<boolean> {
  const marked = await tx.query(
    'insert into digest (person, kind, day) values ($1, $2, $3) on conflict do nothing returning day',
    [person, kind, dateText(day)],
  );
  return marked.length === 1;
}

/** A notification that waited for a mail. */
export interface TakenNotification {
  readonly account: string;
  readonly id: Uuid;
  readonly body: string;
  readonly createdAt: Instant;
  /** What has become of its signal. */
  readonly status: string | null;
}

/** Takes what waited for somebody's mail in a shard and was made before an instant. */
export function takeWaiting(tx: Tx, shard: number, person: string, before: Instant): Promise<TakenNotification[]> {
  return tx.query(
    `update notification n set digest = 'taken'
      where n.shard = $1 and n.person = $2 and n.digest = 'waiting' and n.created_at < $3
     returning n.account, n.id, n.body, n.created_at as "createdAt",
               (select s.status from signal s where s.shard = $1 and s.account = n.account and s.id = n.signal) as status`,
    [shard, person, timestamp(before)],
  );
}
