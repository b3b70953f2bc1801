import type { Clock, Instant, JsonObject, Uuid } from '#base';
import type { Db, Tx } from '#platform/db';
import { appendToInbox, eventKey } from '../inbox.ts';
import type { IncomingEvent } from '../log-event.ts';

interface Told {
  readonly id: Uuid;
  readonly account: string;
  readonly channel: string;
  readonly payload: JsonObject;
}

const KNOWN = ['message', 'to', 'subject', 'enrollment'];
/** What was for colleagues says so, and of which playbook it is: it belongs to no contact and may belong to no journey. */
const KNOWN_OF_INTERNAL = [...KNOWN, 'purpose', 'playbook', 'version'];

/** `email.sent`, `webhook.failed` …: what happened at the wire, as the log tells it. */
export function eventOf(row: Told, tells: string, at: Instant, details: JsonObject): IncomingEvent {
  const { id, account, channel, payload } = row;
  const known = Object.fromEntries(
    (payload.purpose === 'internal' ? KNOWN_OF_INTERNAL : KNOWN).flatMap((name) =>
      payload[name] === undefined ? [] : [[name, payload[name]]],
    ),
  );
  const { contact } = payload;
  return {
    account,
    // Sent once; doubt and refusal may come again after a person sends it again.
    key: eventKey('outbox', tells === 'sent' ? `${id}:sent` : `${id}:${tells}:${at}`),
    name: `${channel}.${tells}`,
    source: 'outbox',
    occurredAt: at,
    properties: { id, ...known, ...details } as JsonObject,
    ...(typeof contact === 'string' ? { contact } : {}),
  };
}

/** Changes of rows and the events that tell of them, in one transaction; wakes the shards after commit. */
export type WriteWithEvents = (work: (tx: Tx, events: IncomingEvent[]) => Promise<void>) => Promise<void>;

export function writeWithEvents(
  db: Db,
  clock: Clock,
  wake: ((shards: readonly number[]) => void) | undefined,
): WriteWithEvents {
  return async (work) => {
    let shards: readonly number[] = [];
    await db.transaction(async (tx) => {
      const events: IncomingEvent[] = [];
      await work(tx, events);
      shards = await appendToInbox(tx, events, 1, clock.now());
    });
    if (shards.length > 0) wake?.(shards);
  };
}

export function byShard<Item>(items: readonly Item[], shardOf: (item: Item) => number): [number, Item[]][] {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(shardOf(item));
    if (group === undefined) groups.set(shardOf(item), [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => a - b);
}
