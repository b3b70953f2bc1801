import type { DateText, Instant, JsonObject } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** How many there are of what a page's sections show. */
export interface SectionCounts {
  readonly contacts: number;
  readonly signals: number;
  readonly journeys: number;
  readonly tasks: number;
  readonly meetings: number;
  readonly tickets: number;
  readonly surveys: number;
  readonly opportunities: number;
  readonly contracts: number;
  readonly documents: number;
}

/** Of signals, tasks, tickets and opportunities those that are open, of journeys those that run, of meetings those ahead. */
export async function countSections(
  db: Queryable,
  shard: number,
  account: string,
  now: Instant,
): Promise<SectionCounts> {
  const of = (table: string, condition = 'true'): string =>
    `(select count(*)::integer from ${table} where shard = $1 and account = $2 and ${condition})`;
  const [row] = await db.query<SectionCounts>(
    `select ${of('contact')} as contacts,
            ${of('signal', "status in ('raised', 'blocked', 'standing', 'acknowledged', 'qualified', 'handed_over')")} as signals,
            ${of('enrollment', "status = 'running'")} as journeys,
            ${of('task', "status = 'open'")} as tasks,
            ${of('meeting', "status = 'booked' and starts_at > $3")} as meetings,
            ${of('ticket', '(solved_at is null or coalesce(reopened_at > solved_at, false))')} as tickets,
            ${of('survey_response')} as surveys,
            ${of('opportunity', "stage not in ('won', 'lost', 'deferred')")} as opportunities,
            ${of('contract')} as contracts,
            ${of('document', "state <> 'discarded'")} as documents`,
    [shard, account, timestamp(now)],
  );
  if (row === undefined) throw new Error('a statement without a table gives one row');
  return row;
}

export interface Revenue {
  readonly currency: string;
  readonly arrMinor: number;
}

/** What the contracts in force on a day are worth a year, by currency, the most first. */
export function listRevenue(db: Queryable, shard: number, account: string, today: DateText): Promise<Revenue[]> {
  return db.query<Revenue>(
    `select currency, sum(arr_minor)::bigint as "arrMinor" from contract
      where shard = $1 and account = $2 and starts_on <= $3 and (ends_on is null or ends_on >= $3)
      group by currency order by 2 desc`,
    [shard, account, today],
  );
}

/** The last day of the contracts in force; undefined if one is open-ended or none is in force. */
export async function findRenewal(
  db: Queryable,
  shard: number,
  account: string,
  today: DateText,
): Promise<DateText | undefined> {
  const [row] = await db.query<{ endsOn: DateText | null }>(
    `select case when bool_or(ends_on is null) then null else max(ends_on) end as "endsOn" from contract
      where shard = $1 and account = $2 and starts_on <= $3 and (ends_on is null or ends_on >= $3)`,
    [shard, account, today],
  );
  return row?.endsOn ?? undefined;
}

export interface Champion {
  readonly id: string;
  readonly name: string | null;
  readonly strength: string | null;
}

/** Who is the account's champion by role, with the strength that was said of them. */
export async function findChampion(db: Queryable, shard: number, account: string): Promise<Champion | undefined> {
  const [row] = await db.query<Champion>(
    `select id, name, attributes ->> 'strength' as strength from contact
      where shard = $1 and account = $2 and lower(role) = 'champion'
      order by is_primary desc, id limit 1`,
    [shard, account],
  );
  return row;
}

export interface Touch {
  readonly at: Instant;
  readonly name: string;
}

const TOUCHES = [
  'note.recorded',
  'email.sent',
  'email.replied',
  'email.answered',
  'email.clicked',
  'task.completed',
  'decision.recorded',
];
/** Usage stands between; who was last in touch longer ago than so many events is looked for no further. */
const LOOKED_THROUGH = 2_000;

/** When somebody was last in touch with the customer: a mail, a call's note, a finished task, a meeting that took place. */
export async function findLastTouch(
  db: Queryable,
  shard: number,
  account: string,
  now: Instant,
): Promise<Touch | undefined> {
  const [row] = await db.query<Touch>(
    `select at, name
       from ((select occurred_at as at, name
                from (select occurred_at, name from event
                       where shard = $1 and account = $2 and occurred_at <= $3
                       order by occurred_at desc limit ${LOOKED_THROUGH}) as newest
               where name = any($4) order by occurred_at desc limit 1)
             union all
             (select starts_at, 'meeting.held' from meeting
               where shard = $1 and account = $2 and status = 'booked' and starts_at <= $3
               order by starts_at desc limit 1)) as touched
      order by at desc limit 1`,
    [shard, account, timestamp(now), TOUCHES],
  );
  return row;
}

export interface StandingState {
  readonly lastAt: Instant;
  readonly scores: Readonly<
    Record<
      string,
      { readonly value?: number | null; readonly band?: string | null; readonly by: string; readonly at: Instant }
    >
  >;
}

/** How the engine left an account; undefined: nothing has been recorded of it. */
export async function findState(db: Queryable, shard: number, account: string): Promise<StandingState | undefined> {
  const [row] = await db.query<StandingState>(
    'select last_at as "lastAt", scores from account_state where shard = $1 and account = $2',
    [shard, account],
  );
  return row;
}

/** The reason for which an account is held back, if it is. */
export async function findHoldReason(db: Queryable, shard: number, account: string): Promise<string | undefined> {
  const [row] = await db.query<{ reason: string }>(
    'select reason from held_account where shard = $1 and account = $2 and not suspect',
    [shard, account],
  );
  return row?.reason;
}

export interface RunningJourney {
  readonly id: string;
  readonly playbook: string;
  readonly version: string;
  readonly journey: string;
  readonly enteredAt: Instant;
  readonly state: JsonObject;
}

/** The journeys that an account is in, the newest first. */
export function listRunning(db: Queryable, shard: number, account: string): Promise<RunningJourney[]> {
  return db.query<RunningJourney>(
    `select id, playbook, version, journey, entered_at as "enteredAt", json_build_object('stage', state -> 'stage') as state
       from enrollment where shard = $1 and account = $2 and status = 'running' order by entered_at desc, id`,
    [shard, account],
  );
}

/** Whether it is one of the sample company's, which is removed again. */
export async function isSample(db: Queryable, shard: number, account: string): Promise<boolean> {
  const [row] = await db.query('select 1 from sample_account where shard = $1 and account = $2', [shard, account]);
  return row !== undefined;
}
