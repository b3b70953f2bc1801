import { DAY, type Instant, idOf, type JsonObject, type Uuid } from '#base';
import { addToOutbox, type Channel, type DeliveryResult, shardOf } from '#engine';
import type { Db } from '#platform/db';

/** When everything that `trialOutbox` queues is due. */
export const start = Date.UTC(2026, 2, 2, 9);
export const options = { random: () => 0.5, pollMs: 20 };
/** Of the account that mail is for unless another is said. */
export const shard = shardOf('acme');

/** A mail channel that notes the `n` of what it is given, and takes it unless `answer` says otherwise. */
export function recording(
  answer: (payload: JsonObject) => DeliveryResult | Promise<DeliveryResult> = () => ({ ok: true, reply: '250' }),
): { readonly channel: Channel; readonly delivered: unknown[] } {
  const delivered: unknown[] = [];
  const channel: Channel = {
    name: 'email',
    concurrency: 10,
    async deliver(payload) {
      delivered.push(payload.n);
      return answer(payload);
    },
  };
  return { channel, delivered };
}

/** Puts a mail into the outbox under a number or name of its own. */
export async function queue(
  db: Db,
  n: number | string,
  payload: JsonObject = {},
  usefulUntil: Instant = start + DAY,
): Promise<Uuid> {
  const entry = {
    id: idOf('mail', n),
    account: 'acme',
    channel: 'email',
    payload: { n, message: 'outreach', to: 'a@example.com', subject: 'S', inDoubt: 'ask', ...payload },
    usefulUntil,
  };
  await db.transaction((tx) => addToOutbox(tx, shard, [entry], start));
  return entry.id;
}

/** What became of each, by its number or name. */
export async function states(db: Db): Promise<[unknown, string][]> {
  const rows = await db.query<{ n: unknown; state: string }>(
    `select payload->'n' as n, state from outbox order by payload->>'n'`,
  );
  return rows.map(({ n, state }) => [n, state]);
}

/** What was told of them, in order. */
export function tellings(
  db: Db,
): Promise<{ readonly name: string; readonly lane: number; readonly properties: JsonObject }[]> {
  return db.query(`select event->>'name' as name, lane, event->'properties' as properties from inbox order by id`);
}
