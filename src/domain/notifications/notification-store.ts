import { type Instant, isoInstant, type Uuid } from '#base';
import { type Tx, timestamp } from '#platform/db';
import type { NotificationRequest } from './notification-request.ts';
import type { WrittenNotification } from './write-notification.ts';

interface ToldNotification {
  readonly request: NotificationRequest;
  readonly written: WrittenNotification & { ok: true };
}

/** No mail of many signals takes along what is of the sample company: that one may leave. */
const WAITS = `case when exists (select 1 from sample_account s where s.shard = $1 and s.account = told.account)
               then null else digest end`;

/**
 * Keeps who was told what; what is there already stays, so a repeated tick tells nobody twice. Answers with the ids of
 * those that were not there. `mails`: whether mail to colleagues is on; without it nothing waits for one.
 */
export async function insertNotifications(
  tx: Tx,
  shard: number,
  told: readonly ToldNotification[],
  mails: boolean,
): Promise<ReadonlySet<Uuid>> {
  if (told.length === 0) return new Set();
  const rows = told.flatMap(({ request, written }) =>
    written.notices.map(({ person, subject, body }) => ({
      account: request.account,
      id: request.id,
      person: person.id,
      playbook: request.playbook,
      message: request.message.id,
      title: subject,
      body,
      locale: written.locale,
      enrollment: request.enrollment ?? null,
      created_at: isoInstant(request.at),
      signal: request.signal ?? null,
      digest: request.inDigest && mails ? 'waiting' : null,
    })),
  );
  const columns = 'account, id, person, playbook, message, title, body, locale, enrollment, created_at, signal, digest';
  const added = await tx.query<{ id: Uuid }>(
    `insert into notification (shard, ${columns})
     select $1, ${columns.replace(/digest$/, WAITS)}
       from jsonb_to_recordset($2::jsonb) as told
            (account text, id uuid, person text, playbook text, message text, title text, body text, locale text,
             enrollment uuid, created_at timestamptz, signal uuid, digest text)
         on conflict do nothing
     returning id`,
    [shard, JSON.stringify(rows)],
  );
  return new Set(added.map(({ id }) => id));
}

/** Marks a notification as read, for one person or for all who were told; answers with who has read it and when. */
export async function markRead(
  tx: Tx,
  shard: number,
  which: { readonly account: string; readonly id: Uuid; readonly person: string | undefined },
  at: Instant,
): Promise<readonly { readonly person: string; readonly readAt: Instant }[]> {
  // Whoever has read it already has done so then.
  return tx.query(
    `update notification set read_at = coalesce(read_at, $5)
      where shard = $1 and account = $2 and id = $3 and ($4::text is null or person = $4)
     returning person, read_at as "readAt"`,
    [shard, which.account, which.id, which.person ?? null, timestamp(at)],
  );
}
