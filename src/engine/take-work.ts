import { DAY, dayOf, type Instant, monthOf, type Uuid } from '#base';
import { type Tx, timestamp } from '#platform/db';
import type { Inbound } from './account-run.ts';
import { EARLIEST, mayRepeat } from './check-event.ts';
import type { IncomingEvent, Lane } from './log-event.ts';
import type { StoredEvent } from './stored-event.ts';

/** At most this many inbox rows of one account in a tick. */
const ROWS_OF_ONE_ACCOUNT = 200;

/** From which inbox id on a shard's lanes are read: what lies before was seen to be empty. */
export type Floors = Map<string, number>;

export interface TakenAccount {
  readonly account: string;
  readonly inbound: readonly Inbound[];
  /** Inbox rows to delete, by lane. */
  readonly rows: readonly { readonly lane: Lane; readonly id: number }[];
  /** Due times are run up to here. */
  readonly horizon: Instant;
}

interface InboxRow {
  readonly id: number;
  readonly lane: Lane;
  readonly account: string;
  readonly received_at: Instant;
  readonly event: Omit<IncomingEvent, 'account'>;
}

/**
 * Takes up to about `limit` inbox rows and due times of a shard, grouped by account. Lanes choose between accounts
 * (history is left a tenth at least); a chosen account's rows are taken in the order of their arrival, whatever lane.
 */
export async function takeWork(
  tx: Tx,
  shard: number,
  now: Instant,
  limit: number,
  floors: Floors,
  /** Takes this account and no other, also when it is a suspect. */
  only?: string,
): Promise<TakenAccount[]> {
  if (only !== undefined) return takeRows(tx, shard, await unheld(tx, shard, only), now, limit);
  const waiting = await candidatesIn(tx, shard, now, limit, floors);
  const accounts = new Set<string>();
  const shares: [Lane, number][] = [
    [0, limit],
    [1, Math.max(1, Math.ceil(limit * 0.9))],
    [2, Math.max(1, Math.ceil(limit / 10))],
  ];
  let left = limit;
  for (const [lane, share] of shares) {
    // Live work leaves the rest of the batch to history where there is little of it.
    const most = lane === 2 ? Math.max(share, left) : Math.min(share, left);
    const candidates = waiting[lane].slice(0, Math.max(0, most));
    left -= candidates.length;
    for (const account of candidates) accounts.add(account);
  }
  for (const account of waiting.due) accounts.add(account);
  return takeRows(tx, shard, [...accounts], now, limit);
}

async function unheld(tx: Tx, shard: number, account: string): Promise<string[]> {
  const held = await tx.query('select 1 from held_account where shard = $1 and account = $2 and not suspect', [
    shard,
    account,
  ]);
  return held.length > 0 ? [] : [account];
}

/** Accounts that something waits for, first come first, an account as often as it has rows: one statement for all lanes. */
async function candidatesIn(tx: Tx, shard: number, now: Instant, limit: number, floors: Floors) {
  const floor = (lane: Lane): number => floors.get(`${shard} ${lane}`) ?? 0;
  const rows = await tx.query<{ lane: Lane | null; account: string; id: number | null }>(
    `with held as (select account from held_account where shard = $1)
     ${([0, 1, 2] as const).map((lane) => candidatesOf(lane)).join(' union all ')}
     union all
     (select null, account, null from timer
       where shard = $1 and due_at <= $6 and account not in (select account from held)
       order by due_at, account limit $2)`,
    [shard, limit, floor(0), floor(1), floor(2), timestamp(now)],
  );
  const waiting: Record<Lane | 'due', string[]> = { 0: [], 1: [], 2: [], due: [] };
  for (const { lane, account, id } of rows) {
    const found = waiting[lane ?? 'due'];
    if (lane !== null && id !== null && found.length === 0) floors.set(`${shard} ${lane}`, id);
    found.push(account);
  }
  return waiting;
}

/** Rows of one lane; the parts of a union come in their order, and their rows in theirs. */
const candidatesOf = (lane: Lane): string =>
  `(select ${lane}::smallint as lane, account, id from inbox
     where shard = $1 and lane = ${lane} and id >= $${3 + lane} and account not in (select account from held)
     order by id limit $2)`;

async function takeRows(
  tx: Tx,
  shard: number,
  accounts: readonly string[],
  now: Instant,
  limit: number,
): Promise<TakenAccount[]> {
  if (accounts.length === 0) return [];
  const each = Math.min(ROWS_OF_ONE_ACCOUNT, Math.max(1, Math.ceil((4 * limit) / accounts.length)));
  // One more than is taken tells whether more of the account is waiting.
  const rows = await tx.query<InboxRow>(
    `select row.id, row.lane, row.account, row.received_at, row.event
       from unnest($2::text[]) as chosen(account),
            lateral (select id, lane, account, received_at, event from inbox
                      where shard = $1 and inbox.account = chosen.account order by id limit $3) as row`,
    [shard, accounts, each + 1],
  );
  const byAccount = new Map<string, InboxRow[]>(accounts.map((account) => [account, []]));
  for (const row of rows) byAccount.get(row.account)?.push(row);
  const stored = await storedEvents(tx, shard, rows);
  return [...byAccount].map(([account, found]) => {
    const taken = found.slice(0, each).sort((a, b) => a.received_at - b.received_at || a.id - b.id);
    const last = taken.at(-1);
    return {
      account,
      rows: taken.map(({ lane, id }) => ({ lane, id })),
      // What comes next may have arrived on the same instant, and would come before what is due on it.
      horizon: found.length > each && last !== undefined ? last.received_at - 1 : now,
      inbound: taken.map(({ received_at: receivedAt, event }): Inbound => {
        const known = stored.get(event.key)?.find(({ occurredAt }) => mayRepeat(event, receivedAt, occurredAt));
        return { event: { ...event, account }, receivedAt, ...(known === undefined ? {} : { stored: known }) };
      }),
    };
  });
}

/** What the log holds under the keys of the taken rows, looked up in the months in which it can stand. */
async function storedEvents(tx: Tx, shard: number, rows: readonly InboxRow[]): Promise<Map<Uuid, StoredEvent[]>> {
  const stored = new Map<Uuid, StoredEvent[]>();
  if (rows.length === 0) return stored;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { event, received_at: receivedAt } of rows) {
    const at = Math.min(Math.max(event.occurredAt ?? receivedAt, EARLIEST), receivedAt + 2 * DAY);
    from = Math.min(from, monthOf(monthOf(dayOf(at, 'UTC')).month - 1).month * DAY);
    to = Math.max(to, at + 32 * DAY);
  }
  const found = await tx.query<{
    key: Uuid;
    name: string;
    occurred_at: Instant;
    properties: StoredEvent['properties'];
  }>(
    `select key, name, occurred_at, properties from event
      where shard = $1 and key = any($2) and occurred_at >= $3 and occurred_at < $4`,
    [shard, rows.map(({ event }) => event.key), timestamp(from), timestamp(to)],
  );
  for (const { key, name, occurred_at: occurredAt, properties } of found) {
    const event = { name, occurredAt, properties };
    stored.set(key, [...(stored.get(key) ?? []), event]);
  }
  return stored;
}

export async function deleteTaken(tx: Tx, shard: number, taken: readonly TakenAccount[]): Promise<void> {
  for (const lane of [0, 1, 2] as const) {
    const ids = taken.flatMap(({ rows }) => rows.filter((row) => row.lane === lane).map(({ id }) => id));
    if (ids.length > 0)
      await tx.query('delete from inbox where shard = $1 and lane = $2 and id = any($3)', [shard, lane, ids]);
  }
}
