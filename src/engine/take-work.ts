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
  /** Takes this account and no other. */
  only?: string,
): Promise<TakenAccount[]> {
  const held = await tx.query<{ account: string }>('select account from held_account where shard = $1', [shard]);
  const heldAccounts = held.map(({ account }) => account);
  if (only !== undefined) return heldAccounts.includes(only) ? [] : takeRows(tx, shard, [only], now, limit);
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
    if (most <= 0) continue;
    const candidates = await candidatesOf(tx, shard, lane, floors, heldAccounts, most);
    left -= candidates.length;
    for (const account of candidates) accounts.add(account);
  }
  const due = await tx.query<{ account: string }>(
    `select account from timer
      where shard = $1 and due_at <= $2 and not account = any($3)
      order by due_at, account limit $4`,
    [shard, timestamp(now), heldAccounts, limit],
  );
  for (const { account } of due) accounts.add(account);
  if (accounts.size === 0) return [];
  return takeRows(tx, shard, [...accounts], now, limit);
}

async function candidatesOf(tx: Tx, shard: number, lane: Lane, floors: Floors, held: readonly string[], limit: number) {
  const key = `${shard} ${lane}`;
  const rows = await tx.query<{ account: string; id: number }>(
    `select account, id from inbox
      where shard = $1 and lane = $2 and id >= $3 and not account = any($4)
      order by id limit $5`,
    [shard, lane, floors.get(key) ?? 0, held, limit],
  );
  const first = rows[0];
  if (first !== undefined) floors.set(key, first.id);
  return rows.map(({ account }) => account);
}

async function takeRows(
  tx: Tx,
  shard: number,
  accounts: readonly string[],
  now: Instant,
  limit: number,
): Promise<TakenAccount[]> {
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
