import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';

/** A journey that stands still for everybody, in all its versions. */
export interface JourneyPause {
  readonly playbook: string;
  readonly journey: string;
  readonly pausedAt: Instant;
  /** Who, as the audit log names them. */
  readonly by: string;
  readonly reason: string | undefined;
}

/** All journeys that are paused. */
export async function listPauses(db: Queryable): Promise<readonly JourneyPause[]> {
  const rows = await db.query<{
    playbook: string;
    journey: string;
    paused_at: Instant;
    paused_by: string;
    reason: string | null;
  }>('select playbook, journey, paused_at, paused_by, reason from journey_pause order by playbook, journey');
  return rows.map(({ playbook, journey, paused_at, paused_by, reason }) => ({
    playbook,
    journey,
    pausedAt: paused_at,
    by: paused_by,
    reason: reason ?? undefined,
  }));
}

/** Keeps that a journey is paused; false when it is already. Ticks that begin from now on see it. */
export async function keepPause(tx: Tx, { playbook, journey, pausedAt, by, reason }: JourneyPause): Promise<boolean> {
  const rows = await tx.query(
    `insert into journey_pause (playbook, journey, paused_at, paused_by, reason) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning playbook`,
    [playbook, journey, timestamp(pausedAt), by, reason ?? null],
  );
  return rows.length > 0;
}

/** What resumes a journey for an account; ticks take up what has become due. */
export const JOURNEY_RESUMED = 'journey.resumed';

/**
 * Ends a pause, and has everybody inside the journey looked at. Gives the shards that have work by it; undefined when it
 * is not paused. Behind what is live, since there may be a hundred thousand of them.
 */
export async function endPause(
  tx: Tx,
  { playbook, journey }: Pick<JourneyPause, 'playbook' | 'journey'>,
  at: Instant,
): Promise<readonly number[] | undefined> {
  const ended = await tx.query('delete from journey_pause where playbook = $1 and journey = $2 returning journey', [
    playbook,
    journey,
  ]);
  if (ended.length === 0) return undefined;
  const shards = await tx.query<{ shard: number }>(
    `with woken as (
       insert into inbox (shard, lane, account, received_at, event)
       select shard, 2, account, $3, jsonb_build_object(
                'key', md5(account || ' ' || $4)::uuid, 'name', '${JOURNEY_RESUMED}', 'source', 'perennial',
                'properties', jsonb_build_object('playbook', $1::text, 'journey', $2::text))
         from (select distinct shard, account from timer where playbook = $1 and journey = $2 and step is not null) as inside
       returning shard)
     select distinct shard from woken`,
    [playbook, journey, timestamp(at), `${JOURNEY_RESUMED} ${playbook} ${journey} ${timestamp(at)}`],
  );
  return shards.map(({ shard }) => shard);
}
