import { type Instant, isoInstant } from '#base';
import type { Queryable, Tx } from '#platform/db';
import type { Meeting } from './meeting.ts';

interface MeetingRow {
  readonly account: string;
  readonly id: string;
  readonly contact: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly status: Meeting['status'];
  readonly created_at: Instant;
  readonly changed_at: Instant;
}

const COLUMNS = 'account, id, contact, starts_at, ends_at, status, created_at, changed_at';

export async function loadMeetings(
  db: Queryable,
  shard: number,
  which: readonly { readonly account: string; readonly id: string }[],
): Promise<readonly Meeting[]> {
  const rows = await db.query<MeetingRow>(
    `select ${COLUMNS} from meeting
      where shard = $1 and (account, id) in (select * from unnest($2::text[], $3::text[]))`,
    [shard, which.map((one) => one.account), which.map((one) => one.id)],
  );
  return rows.map(meetingOf);
}

/** The meetings of an account, newest start first. */
export async function loadMeetingsOf(db: Queryable, shard: number, account: string): Promise<readonly Meeting[]> {
  const rows = await db.query<MeetingRow>(
    `select ${COLUMNS} from meeting where shard = $1 and account = $2 order by starts_at desc, id limit 500`,
    [shard, account],
  );
  return rows.map(meetingOf);
}

export async function storeMeetings(tx: Tx, shard: number, meetings: readonly Meeting[]): Promise<void> {
  const rows = meetings.map((meeting) => ({
    account: meeting.account,
    id: meeting.id,
    contact: meeting.contact ?? null,
    starts_at: isoInstant(meeting.startsAt),
    ends_at: isoInstant(meeting.endsAt),
    status: meeting.status,
    created_at: isoInstant(meeting.createdAt),
    changed_at: isoInstant(meeting.changedAt),
  }));
  await tx.query(
    `insert into meeting (shard, ${COLUMNS})
     select $1, ${COLUMNS}
       from jsonb_to_recordset($2::jsonb) as said
            (account text, id text, contact text, starts_at timestamptz(3), ends_at timestamptz(3), status text,
             created_at timestamptz(3), changed_at timestamptz(3))
         on conflict (shard, account, id) do update
        set contact = excluded.contact, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            status = excluded.status, changed_at = excluded.changed_at`,
    [shard, JSON.stringify(rows)],
  );
}

function meetingOf(row: MeetingRow): Meeting {
  return {
    account: row.account,
    id: row.id,
    ...(row.contact === null ? {} : { contact: row.contact }),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
