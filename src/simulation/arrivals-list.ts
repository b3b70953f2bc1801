import type { Instant, Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';

export interface ArrivedTask {
  readonly account: string;
  readonly id: Uuid;
  readonly kind: string;
  readonly enrollment: Uuid | null;
  readonly step: string | null;
  readonly form: string | null;
  readonly at: Instant;
}

export interface WrittenMessage {
  readonly account: string;
  readonly id: Uuid;
  readonly enrollment: Uuid | null;
  readonly at: Instant;
}

/** Tasks that colleagues were given after `from`, up to `to`. */
export async function listNewTasks(db: Queryable, from: Instant, to: Instant): Promise<readonly ArrivedTask[]> {
  return db.query(
    `select account, id, kind, enrollment, step, form->>'id' as form, created_at as at from task
      where created_at > $1 and created_at <= $2 order by created_at, id`,
    [timestamp(from), timestamp(to)],
  );
}

/** When and for whom messages were written, after `from`, up to `to`: the wire does not know the virtual hour. */
export async function listWrittenMessages(
  db: Queryable,
  from: Instant,
  to: Instant,
): Promise<readonly WrittenMessage[]> {
  return db.query(
    `select account, id, enrollment, created_at as at from message where created_at > $1 and created_at <= $2`,
    [timestamp(from), timestamp(to)],
  );
}
