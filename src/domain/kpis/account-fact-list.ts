import { type DayNumber, dateText, type Instant } from '#base';
import type { StandingScore } from '#engine';
import type { Queryable } from '#platform/db';
import type { Latest } from '#pure/measure';
import type { RaisedSignal } from '#pure/signal';

export interface ListedOwner {
  readonly shard: number;
  readonly id: string;
  /** A person's id or e-mail address. */
  readonly owner: string | null;
  readonly segment: string | null;
}

/** All accounts, shard by shard. */
export const listOwners = (db: Queryable): Promise<ListedOwner[]> =>
  db.query<ListedOwner>('select shard, id, owner, segment from account order by shard, id');

/** The names of some accounts, by id. */
export async function listAccountNames(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(
    'select id, name from account where id = any($1::text[]) and name is not null',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Scores of all accounts as they stand. */
export const listStandingScores = (
  db: Queryable,
): Promise<{ readonly account: string; readonly scores: Readonly<Record<string, StandingScore>> }[]> =>
  db.query('select account, scores from account_state');

/** Signals of all accounts that nothing has closed. */
export const listUnclosedSignals = (
  db: Queryable,
): Promise<(Omit<RaisedSignal, 'evidence'> & { readonly account: string })[]> =>
  db.query(
    `select account, id, playbook, kind, direction, pattern, status, raised_at as "raisedAt"
       from signal where closed_at is null order by raised_at, id`,
  );

/** Months of some metrics since a day, of all accounts. */
export const listMonths = (
  db: Queryable,
  metrics: readonly number[],
  since: DayNumber,
): Promise<
  {
    readonly account: string;
    readonly metric: number;
    readonly member: string;
    readonly month: DayNumber;
    readonly days: string;
    readonly counts: string;
    readonly mask: number;
  }[]
> =>
  db.query(
    `select account, metric, member, month - date '1970-01-01' as month,
            coalesce(days, '') as days, coalesce(counts, '') as counts, coalesce(mask, 0) as mask
       from series where metric = any($1::int[]) and month >= $2::date`,
    [metrics, dateText(since)],
  );

/** When some metrics were seen first and last, of all accounts. */
export const listLatest = (
  db: Queryable,
  metrics: readonly number[],
): Promise<
  (Omit<Latest, 'changed'> & { readonly account: string; readonly metric: number; readonly firstAt: Instant })[]
> =>
  db.query(
    `select account, metric, member, first_at as "firstAt", last_at as "lastAt", last_key as "lastKey", value
       from latest where metric = any($1::int[])`,
    [metrics],
  );
