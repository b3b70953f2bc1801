import type { Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** What waits for a person's word; each number up to PEOPLE_COUNTED. */
export interface WaitingForPeople {
  readonly held: number;
  readonly unassigned: number;
  readonly unassignedSince: Instant | null;
  /** Calls that the door refused since the instant that was asked for. */
  readonly refused: number;
  readonly standing: number;
  readonly overdueTasks: number;
}

/** Of events that could not be recorded. */
export interface QuarantineReason {
  readonly reason: string;
  readonly events: number;
}

/** More than anybody works through one by one. */
export const PEOPLE_COUNTED = 10_000;

const counted = (rows: string): string =>
  `(select count(*) from (select 1 from ${rows} limit ${PEOPLE_COUNTED}) as counted)`;

/** What waits for a person over all shards. `since`: older refused calls are not counted. */
export async function readWaiting(db: Queryable, now: Instant, since: Instant): Promise<WaitingForPeople> {
  const [row] = await db.query<WaitingForPeople>(
    `select ${counted('held_account where not suspect')} as held, ${counted('unassigned')} as unassigned,
            (select received_at from unassigned order by received_at limit 1) as "unassignedSince",
            ${counted('refused_call where at > $2')} as refused,
            ${counted("signal where status = 'standing'")} as standing,
            ${counted("task where status = 'open' and coalesce(due_at, 'infinity') < $1")} as "overdueTasks"`,
    [timestamp(now), timestamp(since)],
  );
  return row ?? { held: 0, unassigned: 0, unassignedSince: null, refused: 0, standing: 0, overdueTasks: 0 };
}

/** Quarantine by reason: from one reason to the next by the index, so that many events of few reasons cost little. */
export function listQuarantineReasons(db: Queryable): Promise<QuarantineReason[]> {
  return db.query<QuarantineReason>(
    `with recursive known(reason) as (
       (select reason from quarantine order by reason limit 1)
       union all
       select (select reason from quarantine where reason > known.reason order by reason limit 1)
         from known where known.reason is not null)
     select known.reason,
            (select count(*) from (select 1 from quarantine where reason = known.reason limit ${PEOPLE_COUNTED}) as counted) as events
       from known where known.reason is not null order by events desc, known.reason`,
  );
}
