import type { Instant, JsonObject, Uuid } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import { insertIntoInbox } from '../inbox.ts';
import type { OutboxEntry } from '../registry.ts';
import type { ClaimedRow, Settled } from './channel.ts';
import { eventOf } from './delivery-events.ts';

/** An entry of an account, and since when it may leave. */
export type PlacedEntry = OutboxEntry & { readonly account: string; readonly at: Instant };

/** Puts what may leave now into the outbox of one shard; an entry that is there already stays as it is. */
export async function addToOutbox(
  tx: Tx,
  shard: number,
  entries: readonly (OutboxEntry & { readonly account: string })[],
  at: Instant,
): Promise<void> {
  await saveEntries(
    tx,
    shard,
    entries.map((entry) => ({ ...entry, at })),
  );
}

/** The only way into the outbox. What is written for an account of the sample company is kept at once, and told so. */
export async function saveEntries(tx: Tx, shard: number, entries: readonly PlacedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ id, account, channel, payload, usefulUntil, at }) => ({
    ...{ id, account, channel, payload },
    at: timestamp(at),
    useful_until: timestamp(usefulUntil),
  }));
  const kept = await tx.query<VoidedRow & { readonly at: Instant }>(
    `with added as (
       insert into outbox (shard, id, account, channel, payload, created_at, useful_until, state, due_at, reason, finished_at)
       select $1, id, entry.account, channel, payload, at, useful_until,
              case when sample.account is null then 'queued' else 'sent' end, at,
              case when sample.account is null then null else $3 end,
              case when sample.account is null then null else at end
         from jsonb_to_recordset($2::jsonb)
           as entry (id uuid, account text, channel text, payload jsonb, at timestamptz, useful_until timestamptz)
         left join sample_account as sample on sample.shard = $1 and sample.account = entry.account
           on conflict (shard, id) do nothing
       returning id, account, channel, payload, created_at as at, state)
     select id, account, channel, payload, at from added where state = 'sent'`,
    [shard, JSON.stringify(rows), KEPT],
  );
  await insertIntoInbox(
    tx,
    kept.map(({ at, ...row }) => ({ event: eventOf(row, 'sent', at, { kept: true }), lane: 1, receivedAt: at })),
  );
}

/** Why a mail of the sample company was not sent. */
const KEPT = 'kept on this machine: the account is of the sample company';

/** What a worker takes from one shard. */
export interface ClaimOf {
  readonly channel: string;
  readonly worker: number;
  readonly limit: number;
}

/** What a paused journey wrote to a customer waits where it is until the journey goes on. */
const OF_PAUSED = `exists (
  select 1 from enrollment e join journey_pause p on p.playbook = e.playbook and p.journey = e.journey
   where e.shard = outbox.shard and e.account = outbox.account and e.id = (outbox.payload ->> 'enrollment')::uuid
     and outbox.payload ->> 'purpose' <> 'internal')`;

/** Claims what is due in a shard, most overdue first. Skips what another process is claiming: two never wait for each other. */
export async function claimRows(
  db: Queryable,
  shard: number,
  { channel, worker, limit }: ClaimOf,
  now: Instant,
): Promise<ClaimedRow[]> {
  return db.query<ClaimedRow>(
    // Materialized: chosen and locked once, however the update is planned.
    `with due as materialized (
       select id from outbox
        where shard = $1 and channel = $2 and state = 'queued' and due_at <= $3
          -- Whatever put it there: nothing of the sample leaves.
          and not exists (select 1 from sample_account s where s.shard = $1 and s.account = outbox.account)
          and (not exists (select 1 from journey_pause) or not ${OF_PAUSED})
        order by due_at, id limit $5 for update skip locked)
     update outbox o set state = 'claimed', claimed_by = $4, claimed_at = $3
       from due
      where o.shard = $1 and o.id = due.id
     returning o.shard, o.id, o.account, o.channel, o.payload, o.attempts, o.claimed_by as "claimedBy"`,
    [shard, channel, timestamp(now), worker, limit],
  );
}

/** Gives back what was claimed and not begun. */
export async function releaseRows(db: Queryable, shard: number, ids: readonly Uuid[], worker: number): Promise<void> {
  await db.query(
    `update outbox set state = 'queued', claimed_by = null, claimed_at = null
      where shard = $1 and id = any($2::uuid[]) and state = 'claimed' and claimed_by = $3`,
    [shard, [...ids], worker],
  );
}

/**
 * Why a claimed row must not leave any more, or null. A journey counts as left only after the message was written: what
 * it sends with its last step goes out. What is for colleagues has no contact, and goes out whatever became of the journey.
 */
const NO_LONGER = `case
  when o.useful_until <= $4 then 'too old: it would have come after its use'
  when o.payload->>'purpose' = 'upsell' and exists (
    select 1 from enrollment e
     where e.shard = o.shard and e.account = o.account and e.id = (o.payload->>'enrollment')::uuid
       and e.status <> 'running' and e.exited_at > o.created_at) then 'the journey was left before it went out'
  when o.payload->>'purpose' <> 'internal' then (
    select case
             when lower(trim(c.bounced_address)) = lower(trim(o.payload->>'to')) then 'the address has refused mail for good meanwhile'
             when c.unsubscribed_at is not null and o.payload->>'purpose' <> 'service' then 'the contact has unsubscribed meanwhile'
           end
      from contact c
     where c.shard = o.shard and c.account = o.account and c.id = o.payload->>'contact')
  end`;

/** Claimed rows that go on the wire now, and only those that are still this worker's and still wanted. */
export async function putOnWire(
  db: Queryable,
  shard: number,
  ids: readonly Uuid[],
  worker: number,
  now: Instant,
): Promise<Set<Uuid>> {
  const rows = await db.query<{ id: Uuid }>(
    `update outbox o set state = 'wire', claimed_at = $4
      where o.shard = $1 and o.id = any($2::uuid[]) and o.state = 'claimed' and o.claimed_by = $3
        and ${NO_LONGER} is null
     returning o.id`,
    [shard, [...ids], worker, timestamp(now)],
  );
  return new Set(rows.map((row) => row.id));
}

/** Claimed rows that must not leave any more: out of the way, with the reason. */
export async function dropStale(
  tx: Tx,
  shard: number,
  ids: readonly Uuid[],
  worker: number,
  now: Instant,
): Promise<{ readonly id: Uuid; readonly reason: string }[]> {
  return tx.query(
    `update outbox o set state = 'dropped', finished_at = $4, reason = ${NO_LONGER}
      where o.shard = $1 and o.id = any($2::uuid[]) and o.state = 'claimed' and o.claimed_by = $3
        and ${NO_LONGER} is not null
     returning o.id, o.reason`,
    [shard, [...ids], worker, timestamp(now)],
  );
}

/**
 * Writes what became of rows of one shard; answers with those that were still this worker's. One that was taken for in
 * doubt meanwhile is set right: the worker lives and knows.
 */
export async function settleRows(tx: Tx, shard: number, settled: readonly Settled[], now: Instant): Promise<Set<Uuid>> {
  const rows = settled.map(({ row, state, reason, dueAt }) => ({
    id: row.id,
    worker: row.claimedBy,
    state,
    reason: reason ?? null,
    due_at: dueAt === undefined ? null : timestamp(dueAt),
  }));
  const done = await tx.query<{ id: Uuid }>(
    `update outbox o
        set state = s.state, reason = s.reason, attempts = o.attempts + 1, due_at = coalesce(s.due_at, o.due_at),
            claimed_by = case when s.state = 'in_doubt' then o.claimed_by end,
            claimed_at = case when s.state = 'in_doubt' then o.claimed_at end,
            finished_at = case when s.state <> 'queued' then $3::timestamptz end
       from jsonb_to_recordset($2::jsonb) as s (id uuid, worker integer, state text, reason text, due_at timestamptz)
      where o.shard = $1 and o.id = s.id and o.state in ('wire', 'in_doubt') and o.claimed_by = s.worker
     returning o.id`,
    [shard, JSON.stringify(rows), timestamp(now)],
  );
  return new Set(done.map((row) => row.id));
}

export interface VoidedRow {
  readonly id: Uuid;
  readonly account: string;
  readonly channel: string;
  readonly payload: JsonObject;
}

/** Ends the claims of a worker in a shard that were made up to `before`; answers with those that are now in doubt. */
export async function voidClaims(
  tx: Tx,
  shard: number,
  worker: number,
  before: Instant,
  except: readonly Uuid[],
  now: Instant,
): Promise<VoidedRow[]> {
  const which = `shard = $1 and claimed_by = $2 and claimed_at <= $3 and not id = any($4::uuid[])`;
  // Never begun, or sent again with the same identity by its author's wish: back into the queue.
  await tx.query(
    `update outbox set state = 'queued', claimed_by = null, claimed_at = null, due_at = $5
      where ${which} and (state = 'claimed' or (state = 'wire' and payload->>'inDoubt' = 'send'))`,
    [shard, worker, timestamp(before), [...except], timestamp(now)],
  );
  // claimed_by stays: should that worker live after all, its answer settles the doubt.
  return tx.query<VoidedRow>(
    `update outbox set state = 'in_doubt', finished_at = $5, reason = $6
      where ${which} and state = 'wire'
     returning id, account, channel, payload`,
    [
      shard,
      worker,
      timestamp(before),
      [...except],
      timestamp(now),
      'the delivering process ended before the answer came',
    ],
  );
}

/** A person's word on a row in doubt; undefined when it is not in doubt (any more). `usefulUntil` is for one sent again. */
export async function settleDoubt(
  tx: Tx,
  shard: number,
  id: Uuid,
  state: 'sent' | 'queued' | 'dropped',
  reason: string | null,
  times: { readonly now: Instant; readonly usefulUntil: Instant },
): Promise<VoidedRow | undefined> {
  const [row] = await tx.query<VoidedRow>(
    `update outbox
        set state = $3, reason = $4, claimed_by = null, claimed_at = null, due_at = $5,
            finished_at = case when $3 <> 'queued' then $5::timestamptz end,
            useful_until = case when $3 = 'queued' then greatest(useful_until, $6::timestamptz) else useful_until end
      where shard = $1 and id = $2 and state = 'in_doubt'
     returning id, account, channel, payload`,
    [shard, id, state, reason, timestamp(times.now), timestamp(times.usefulUntil)],
  );
  return row;
}

/** Sends a row again that was given up or refused; undefined when it is no such (any more). Its tries begin anew. */
export async function requeueDead(
  tx: Tx,
  shard: number,
  id: Uuid,
  times: { readonly now: Instant; readonly usefulUntil: Instant },
): Promise<VoidedRow | undefined> {
  const [row] = await tx.query<VoidedRow>(
    `update outbox
        set state = 'queued', attempts = 0, reason = 'a person asked to send it again', due_at = $3, finished_at = null,
            useful_until = greatest(useful_until, $4::timestamptz)
      where shard = $1 and id = $2 and state = 'dead'
     returning id, account, channel, payload`,
    [shard, id, timestamp(times.now), timestamp(times.usefulUntil)],
  );
  return row;
}
