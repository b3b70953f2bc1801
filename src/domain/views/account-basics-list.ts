import { type DateText, type DayNumber, dateText, type Instant } from '#base';
import { type Queryable, timestamp } from '#platform/db';

/** What every list of accounts shows of one, whatever playbooks ask. */
export interface AccountBasics {
  readonly shard: number;
  readonly account: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly segment: string | null;
  readonly zone: string | null;
  readonly created_on: DateText | null;
  readonly domain: string | null;
  /** Of the sample company. */
  readonly sample: boolean;
  readonly segments: readonly string[] | null;
  readonly health: number | null;
  readonly band: string | null;
  /** Scores of playbooks by `<playbook>.<score>`, as names and values in turn. */
  readonly score_names: readonly string[] | null;
  readonly score_values: readonly (number | null)[] | null;
}

/** All accounts of some shards, or some: then the two lists go in step. */
export interface Among {
  readonly shards: readonly number[];
  readonly accounts?: readonly string[];
}

/** A condition on the rows of a table; `$1` and `$2` are `given`. */
const of = ({ accounts }: Among, table: string, account = 'account'): string =>
  accounts === undefined
    ? `${table}.shard = any($1::smallint[]) and $2::text[] is null`
    : `(${table}.shard, ${table}.${account}) in (select * from unnest($1::smallint[], $2::text[]))`;

const given = ({ shards, accounts }: Among): [readonly number[], readonly string[] | null] => [
  shards,
  accounts ?? null,
];

/** Accounts with their scores as they stand. */
export function listBasics(db: Queryable, among: Among): Promise<AccountBasics[]> {
  return db.query<AccountBasics>(
    `select a.shard, a.id as account, a.name, a.owner, a.segment, a.zone, a.created_on, a.sample,
            coalesce(a.attributes->>'domain', a.attributes->>'website') as domain,
            case when a.segments->'fields' <> '{}' then
              array(select jsonb_object_keys(a.segments->'fields') order by 1) end as segments,
            (s.scores->'health'->>'value')::double precision as health, s.scores->'health'->>'band' as band,
            each.names as score_names, each.vals as score_values
       from account a
       left join account_state s on s.shard = a.shard and s.account = a.id
       left join lateral (
             select array_agg(key order by key) as names,
                    array_agg((value->>'value')::double precision order by key) as vals
               from jsonb_each(s.scores) where key <> 'health') as each on true
      where ${of(among, 'a', 'id')}`,
    given(among),
  );
}

export interface InForce {
  readonly account: string;
  readonly currency: string;
  readonly minor: number;
  /** The last day of all contracts in force; null where one is open-ended. */
  readonly ends_on: DateText | null;
}

/** What contracts are in force on a day, by currency, the largest first. */
export function listInForce(db: Queryable, among: Among, today: DayNumber): Promise<InForce[]> {
  return db.query<InForce>(
    `select account, currency, sum(arr_minor)::bigint as minor,
            case when bool_or(ends_on is null) then null else max(ends_on) end as ends_on
       from contract
      where ${of(among, 'contract')} and starts_on <= $3::date and (ends_on is null or ends_on >= $3::date)
      group by account, currency
      order by account, minor desc, currency`,
    [...given(among), dateText(today)],
  );
}

export interface OpenSignals {
  readonly account: string;
  readonly strong: number;
  readonly moderate: number;
  readonly weak: number;
  /** `<playbook>.<kind>` of all that are not closed, those that are held back included. */
  readonly kinds: readonly string[];
}

/** Signals that nobody has closed; those that are blocked or standing are not shown to anybody, and not counted. */
export function listOpenSignals(db: Queryable, among: Among): Promise<OpenSignals[]> {
  return db.query<OpenSignals>(
    `select account,
            count(*) filter (where shown and strength = 'strong')::int as strong,
            count(*) filter (where shown and strength = 'moderate')::int as moderate,
            count(*) filter (where shown and coalesce(strength, '') not in ('strong', 'moderate'))::int as weak,
            array_agg(distinct playbook || '.' || kind) as kinds
       from (select account, strength, playbook, kind, status in ('raised', 'acknowledged', 'qualified') as shown
               from signal
              where ${of(among, 'signal')}
                and status in ('raised', 'blocked', 'standing', 'acknowledged', 'qualified', 'handed_over')) as open
      group by account`,
    given(among),
  );
}

export interface RunningJourneys {
  readonly account: string;
  readonly journeys: readonly string[];
}

/** `<playbook>.<journey>` of the journeys that accounts are in. */
export function listRunningJourneys(db: Queryable, among: Among): Promise<RunningJourneys[]> {
  return db.query<RunningJourneys>(
    `select account, array_agg(distinct playbook || '.' || journey) as journeys
       from enrollment where ${of(among, 'enrollment')} and status = 'running' group by account`,
    given(among),
  );
}

/**
 * When somebody of ours was last in touch with a customer, by `at`: a mail that left for them, a meeting that has begun,
 * or something that they did on their side: a reply, a click (contacts keep those of 90 days).
 */
export function listLastTouch(
  db: Queryable,
  among: Among,
  at: Instant,
): Promise<{ readonly account: string; readonly at: Instant }[]> {
  return db.query(
    `select account, max(at) as at from (
        select account, max(created_at) as at from message where ${of(among, 'message')} and state = 'queued' group by account
        union all
        select account, max(starts_at) from meeting
         where ${of(among, 'meeting')} and status = 'booked' and starts_at <= $3 group by account
        union all
        select account, max(to_timestamp((heard->>-1)::double precision / 1000)) from contact
         where ${of(among, 'contact')} and heard <> '[]' group by account) as touches
      where at is not null group by account`,
    [...given(among), timestamp(at)],
  );
}

/** How many accounts each of some shards has. */
export async function countAccounts(db: Queryable, shards: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.query<{ shard: number; count: number }>(
    'select shard, count(*) as count from account where shard = any($1::smallint[]) group by shard',
    [shards],
  );
  return new Map(rows.map(({ shard, count }) => [shard, count]));
}
