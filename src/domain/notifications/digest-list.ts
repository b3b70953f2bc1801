import { type DayNumber, dateText, type Instant, type Zone } from '#base';
import type { Queryable } from '#platform/db';
import type { Grade } from '#pure/playbook';

/** Notifications of one person in one shard that wait for a mail. */
export interface Waiting {
  readonly person: string;
  readonly shard: number;
  /** When the first of them was made. */
  readonly since: Instant;
}

/** Who has notifications waiting, and where: one look into the index of those that do. */
export function listWaiting(db: Queryable): Promise<Waiting[]> {
  return db.query(
    `select person, shard, min(created_at) as since from notification
      where digest = 'waiting' group by person, shard order by person, shard`,
  );
}

/** A morning or week that has been seen to for somebody. */
export interface Seen {
  readonly person: string;
  readonly kind: 'morning' | 'week';
  readonly day: DayNumber;
}

export function listSeen(db: Queryable, from: DayNumber): Promise<Seen[]> {
  return db.query(`select person, kind, day - date '1970-01-01' as day from digest where day >= $1::date`, [
    dateText(from),
  ]);
}

export interface OpenSignal {
  readonly account: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly zone: Zone | null;
  readonly playbook: string;
  readonly kind: string;
  readonly strength: Grade['strength'];
  readonly status: string;
  readonly raisedAt: Instant;
  readonly strongerAt: Instant | null;
  /** History had shown it, and a person let it act. */
  readonly released: boolean;
}

/** Signals of certain strengths that people have to do with, of all accounts, oldest first. Reads the whole table. */
export function listOpenSignals(
  db: Queryable,
  strengths: readonly { readonly playbook: string; readonly strength: string }[],
): Promise<OpenSignal[]> {
  return db.query(
    `select s.account, a.name, a.owner, a.zone, s.playbook, s.kind, s.strength, s.status, s.raised_at as "raisedAt",
            s.stronger_at as "strongerAt", s.evidence ? 'released' as released
       from signal s
       join jsonb_to_recordset($1::jsonb) as asked(playbook text, strength text)
         on asked.playbook = s.playbook and asked.strength = s.strength
       left join account a on a.shard = s.shard and a.id = s.account
      where s.status in ('raised', 'acknowledged', 'qualified', 'handed_over')
        -- What is told here may leave; of the sample company nothing does.
        and a.sample is not true
      order by s.raised_at, s.account, s.id`,
    [JSON.stringify(strengths)],
  );
}
