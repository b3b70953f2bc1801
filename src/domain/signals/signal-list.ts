import { dateText, dayOf, type Instant, type JsonObject, type Zone } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { Direction, Grade } from '#pure/playbook';
import type { SignalStatus } from '#pure/signal';

export interface ListedSignal {
  readonly shard: number;
  readonly id: string;
  readonly account: string;
  readonly accountName: string | null;
  /** As it was sent: a person's id or e-mail address. */
  readonly owner: string | null;
  readonly playbook: string;
  readonly kind: string;
  readonly direction: Direction;
  readonly pattern: 'clear' | 'vague';
  readonly status: SignalStatus;
  readonly strength: Grade['strength'] | null;
  readonly level: number | null;
  readonly raisedAt: Instant;
  readonly strongerAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly reason: string | null;
  readonly evidence: JsonObject;
  readonly qualification: JsonObject | null;
  /** The account's. */
  readonly zone: Zone | null;
  readonly health: { readonly value: number | null; readonly band: string | null } | null;
  /** What its contracts in force on a day are worth a year, by currency. */
  readonly arr: readonly { readonly currency: string; readonly minor: number }[];
}

/** Signals that ask for somebody, or have somebody. */
export const OPEN_SIGNALS = ['raised', 'acknowledged', 'qualified', 'handed_over'] as const;

export interface SignalFilter {
  /** Only of these accounts. */
  readonly book?: readonly { readonly shard: number; readonly account: string }[] | undefined;
  readonly statuses?: readonly SignalStatus[] | undefined;
  readonly strengths?: readonly Grade['strength'][] | undefined;
  readonly direction?: Direction | undefined;
  readonly playbook?: string | undefined;
  readonly kind?: string | undefined;
  /** Part of the account’s name or id. */
  readonly search?: string | undefined;
  readonly raisedFrom?: Instant | undefined;
  /** Strongest and longest running first, or newest first. */
  readonly order: 'clock' | 'newest';
  readonly after?: SignalPlace | undefined;
  readonly limit: number;
}

/** Where a page ended; the rank only by the clock. */
export interface SignalPlace {
  readonly rank: number;
  readonly at: string;
  readonly id: string;
}

const RANK = "(case s.strength when 'strong' then 0 when 'moderate' then 1 else 2 end)";
const CLOCK = '(coalesce(s.stronger_at, s.raised_at))';

/** Signals over all accounts, a page at a time; `on`: when contracts are looked at. */
export function listSignalRows(
  db: Queryable,
  filter: SignalFilter & { readonly on: Instant },
): Promise<ListedSignal[]> {
  const { values, from } = partsOf(filter, 2);
  const order = filter.order === 'clock' ? `${RANK}, ${CLOCK}, s.id` : 's.raised_at desc, s.id desc';
  // The page is found first: what else is said of an account is read for its rows only.
  return db.query<ListedSignal>(
    `select s.shard, s.id, s.account, a.name as "accountName", a.owner, s.playbook, s.kind, s.direction, s.pattern,
            s.status, s.strength, s.level, s.raised_at as "raisedAt", s.stronger_at as "strongerAt",
            s.closed_at as "closedAt", s.reason, s.evidence, s.qualification, a.zone,
            (select jsonb_build_object('value', state.scores -> 'health' -> 'value',
                                       'band', state.scores -> 'health' -> 'band')
               from account_state state
              where state.shard = s.shard and state.account = s.account and state.scores ? 'health') as health,
            coalesce((select jsonb_agg(jsonb_build_object('currency', currency, 'minor', minor) order by minor desc)
               from (select c.currency, sum(c.arr_minor) as minor from contract c
                      where c.shard = s.shard and c.account = s.account
                        and c.starts_on <= $2::date and (c.ends_on is null or c.ends_on >= $2::date)
                      group by c.currency) as by_currency), '[]') as arr
       from (select s.* ${from} order by ${order} limit $1) as s
       left join account a on a.shard = s.shard and a.id = s.account
      order by ${order}`,
    [filter.limit, dateText(dayOf(filter.on, 'UTC')), ...values],
  );
}

/** How many signals there are, at most `limit`. */
export async function countSignals(db: Queryable, filter: Omit<SignalFilter, 'order' | 'after'>): Promise<number> {
  const { values, from } = partsOf({ ...filter, order: 'clock' }, 1);
  const [row] = await db.query<{ count: number }>(
    `select count(*)::integer as count from (select ${from} limit $1) as found`,
    [filter.limit, ...values],
  );
  return row?.count ?? 0;
}

/** Only what is asked stands in the statement: with all of it optional no index would be used. `before` values come first. */
function partsOf(filter: SignalFilter, before: number): { values: unknown[]; from: string } {
  const { book, statuses, strengths, direction, playbook, kind, search, raisedFrom, after } = filter;
  const values: unknown[] = [];
  const conditions: string[] = ['true'];
  const value = (one: unknown): string => `$${values.push(one) + before}`;
  const joins: string[] = [];
  if (book !== undefined) {
    const shards = value(book.map(({ shard }) => shard));
    const accounts = value(book.map(({ account }) => account));
    joins.push(`join unnest(${shards}::smallint[], ${accounts}::text[]) as book (shard, account)
                  on book.shard = s.shard and book.account = s.account`);
  }
  // Words of our own, said as they are so that the index of the open ones fits.
  if (statuses !== undefined) conditions.push(`s.status in (${quoted(statuses)})`);
  if (strengths !== undefined && filter.order === 'clock')
    conditions.push(`${RANK} in (${strengths.map((one) => RANKS[one]).join(', ')})`);
  if (strengths !== undefined) conditions.push(`s.strength in (${quoted(strengths)})`);
  if (direction !== undefined) conditions.push(`s.direction = ${value(direction)}`);
  if (playbook !== undefined) conditions.push(`s.playbook = ${value(playbook)}`);
  if (kind !== undefined) conditions.push(`s.kind = ${value(kind)}`);
  if (raisedFrom !== undefined) conditions.push(`s.raised_at >= ${value(timestamp(raisedFrom))}`);
  if (search !== undefined) {
    const pattern = value(`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`);
    joins.push('left join account named on named.shard = s.shard and named.id = s.account');
    conditions.push(`(s.account ilike ${pattern} or named.name ilike ${pattern})`);
  }
  if (after !== undefined) {
    const at = `${value(after.at)}::timestamptz`;
    const id = `${value(after.id)}::uuid`;
    conditions.push(
      filter.order === 'clock'
        ? `(${RANK}, ${CLOCK}, s.id) > (${value(after.rank)}::integer, ${at}, ${id})`
        : `(s.raised_at, s.id) < (${at}, ${id})`,
    );
  }
  return { values, from: `from signal s ${joins.join('\n ')} where ${conditions.join('\n and ')}` };
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

export const RANKS: Readonly<Record<Grade['strength'], number>> = { strong: 0, moderate: 1, weak: 2 };
