import type { Instant, Uuid } from '#base';
import type { Queryable } from '#platform/db';
import type { Enrollment } from '#pure/journey';

/** What of an enrollment is kept as one JSON value; the rest are columns. */
export type EnrollmentState = Omit<
  Enrollment,
  'id' | 'account' | 'playbook' | 'version' | 'journey' | 'status' | 'outcome' | 'enteredAt' | 'exitedAt'
>;

export const ENROLLMENT_COLUMNS =
  'account, id, playbook, version, journey, due_at, status, outcome, entered_at, exited_at, state';

export interface EnrollmentRow {
  readonly account: string;
  readonly id: Uuid;
  readonly playbook: string;
  readonly version: string;
  readonly journey: string;
  readonly due_at: Instant | null;
  readonly status: Enrollment['status'];
  readonly outcome: string | null;
  readonly entered_at: Instant;
  readonly exited_at: Instant | null;
  readonly state: EnrollmentState;
}

/** All enrollments of some accounts, with the due times that stand for them. */
export async function loadEnrollments(tx: Queryable, shard: number, accounts: readonly string[]) {
  const rows = await tx.query<EnrollmentRow>(
    `select ${ENROLLMENT_COLUMNS} from enrollment where shard = $1 and account = any($2) order by entered_at, id`,
    [shard, accounts],
  );
  return rows.map((row) => ({ enrollment: enrollmentOf(row), dueAt: row.due_at }));
}

/** One enrollment of an account; undefined where there is none of this id. */
export async function findEnrollment(
  db: Queryable,
  shard: number,
  account: string,
  id: Uuid,
): Promise<Enrollment | undefined> {
  const [row] = await db.query<EnrollmentRow>(
    `select ${ENROLLMENT_COLUMNS} from enrollment where shard = $1 and account = $2 and id = $3`,
    [shard, account, id],
  );
  return row === undefined ? undefined : enrollmentOf(row);
}

/** The state as it was read becomes the enrollment: it is nobody else's. */
export function enrollmentOf({ state, due_at: _, entered_at, exited_at, outcome, ...row }: EnrollmentRow): Enrollment {
  const enrollment: Enrollment = Object.assign(state, row, { enteredAt: entered_at });
  if (outcome === null && exited_at === null) return enrollment;
  return {
    ...enrollment,
    ...(outcome === null ? {} : { outcome }),
    ...(exited_at === null ? {} : { exitedAt: exited_at }),
  };
}
