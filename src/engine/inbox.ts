import { type Instant, idOf, type Uuid } from '#base';
import { type Column, type CopyValue, column, type Queryable, type Tx, timestamp } from '#platform/db';
import type { EmittedEvent } from '#platform/operations';
import type { IncomingEvent, Lane } from './log-event.ts';
import { shardOf } from './shards.ts';

/** One event on its way into the inbox, with its lane and the instant at which it came in. */
export interface InboxRow {
  readonly event: IncomingEvent;
  readonly lane: Lane;
  readonly receivedAt: Instant;
}

/** Tells workers that shards have new rows: a hint after commit, never inside the transaction that inserts them. */
export type Wake = (shards: readonly number[]) => void;

/** Many events name few accounts, and a shard costs a SHA-256. */
const KNOWN_ACCOUNTS = 50_000;
const knownShards = new Map<string, number>();

/** What makes an event the same when it comes again: `source` is the door, `messageId` the sender's own id. */
export function eventKey(source: string, messageId: string): Uuid {
  return idOf('event', source, messageId);
}

/** Appends events that came in together; answers with the shards to wake after commit. Takes no shard lock. */
export function appendToInbox(
  db: Queryable,
  events: readonly IncomingEvent[],
  lane: Lane,
  receivedAt: Instant,
): Promise<number[]> {
  return insertIntoInbox(
    db,
    events.map((event) => ({ event, lane, receivedAt })),
  );
}

/** Appends rows in one statement, in their order within each account; answers with the shards to wake after commit. */
export async function insertIntoInbox(db: Queryable, rows: readonly InboxRow[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const { ordered, shards } = byShard(rows);
  await db.query(
    INSERT,
    Object.values(PLACED).map(({ text }) => text(ordered)),
  );
  return shards;
}

const PLACED: Readonly<Record<string, Column<Placed>>> = {
  shard: column.whole(({ shard }) => shard),
  lane: column.whole(({ row }) => row.lane),
  account: column.text(({ row }) => row.event.account),
  received_at: column.instant(({ row }) => row.receivedAt),
  event: column.writtenJson(({ row }) => storedEvent(row.event)),
};

/** A column a parameter, which PostgreSQL reads as fast as COPY. */
const INSERT = `insert into inbox (shard, lane, account, received_at, event)
  select shard, lane, account, received_at, event::jsonb
    from unnest(${Object.values(PLACED)
      .map(({ from }, index) => from(`$${index + 1}`))
      .join(', ')}) as row (${Object.keys(PLACED).join(', ')})`;

/** The same by COPY: for imports and whatever else brings thousands at once. */
export async function copyIntoInbox(tx: Tx, rows: readonly InboxRow[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const { ordered, shards } = byShard(rows);
  await tx.copyInto('inbox', ['shard', 'lane', 'account', 'received_at', 'event'], copyValues(ordered));
  return shards;
}

/** What an operation emitted: lane 0, because a person waits for what follows; what is patient stands behind live events. */
export function appendOperationEvents(tx: Tx, events: readonly EmittedEvent[], at: Instant): Promise<number[]> {
  const rows = events.map(({ operation, id, patient, ...rest }): InboxRow => {
    const event = { ...rest, key: eventKey(operation, id), source: operation };
    return { event, lane: patient === true ? 2 : 0, receivedAt: at };
  });
  return insertIntoInbox(tx, rows);
}

interface Placed {
  readonly shard: number;
  readonly row: InboxRow;
}

/** Grouped by shard (a cluster then sends each node its rows at once); stable, so an account's order stays. */
function byShard(rows: readonly InboxRow[]): { ordered: Placed[]; shards: number[] } {
  const ordered = rows.map((row) => ({ shard: knownShardOf(row.event.account), row }));
  ordered.sort((a, b) => a.shard - b.shard);
  const shards: number[] = [];
  for (const { shard } of ordered) if (shards.at(-1) !== shard) shards.push(shard);
  return { ordered, shards };
}

function* copyValues(ordered: readonly Placed[]): Generator<readonly CopyValue[]> {
  for (const { shard, row } of ordered) {
    yield [shard, row.lane, row.event.account, timestamp(row.receivedAt), storedEvent(row.event)];
  }
}

/** The event as inbox.event has it: without the account, which is a column. By hand, since every event goes this way. */
function storedEvent({
  key,
  name,
  source,
  occurredAt,
  contact,
  properties,
  history,
  root,
  depth,
}: IncomingEvent): string {
  let text = `{"key":"${key}","name":${JSON.stringify(name)},"source":${JSON.stringify(source)}`;
  if (occurredAt !== undefined) text += `,"occurredAt":${occurredAt}`;
  if (contact !== undefined) text += `,"contact":${JSON.stringify(contact)}`;
  text += `,"properties":${JSON.stringify(properties)}`;
  if (history !== undefined) text += `,"history":${history}`;
  if (root !== undefined) text += `,"root":"${root}"`;
  if (depth !== undefined) text += `,"depth":${depth}`;
  return `${text}}`;
}

function knownShardOf(account: string): number {
  let shard = knownShards.get(account);
  if (shard === undefined) {
    if (knownShards.size >= KNOWN_ACCOUNTS) knownShards.clear();
    shard = shardOf(account);
    knownShards.set(account, shard);
  }
  return shard;
}
