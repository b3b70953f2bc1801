import type { JsonObject, Uuid } from '#base';
import type { LogEvent, Recorder } from '#engine';
import { insertReplies, type Reply } from './reply-store.ts';

/** Keeps what customers write back, whoever tells it: one statement for any number. */
export const recordReplies: Recorder = {
  events: ['email.replied'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    await insertReplies(tx, shard, events.map(replyIn));
  },
};

/** A text of a mail is kept up to here, in characters. */
const LONGEST = 100_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function replyIn({ account, key, contact, occurredAt, properties }: LogEvent): Reply {
  return { account, id: key, contact, message: answeredIn(properties), text: textIn(properties), at: occurredAt };
}

const answeredIn = ({ id }: JsonObject): Uuid | undefined =>
  typeof id === 'string' && UUID.test(id) ? (id as Uuid) : undefined;
const textIn = ({ text }: JsonObject): string | undefined =>
  typeof text === 'string' && text.trim() !== '' ? text.slice(0, LONGEST) : undefined;
