import type { z } from 'zod';
import { isoInstant } from '#base';
import type { Queryable } from '#platform/db';
import { loadThread, type StoredMessage } from './message-store.ts';
import { given, stateOf, type ThreadEntry } from './message-view.ts';
import { loadReplies, type StoredReply } from './reply-store.ts';

type Entry = z.output<typeof ThreadEntry>;

/** What belongs together with a message: what was written before and after it, and what came back; oldest first. */
export async function threadOf(db: Queryable, shard: number, message: StoredMessage): Promise<Entry[]> {
  const root = message.thread_ids[0] ?? message.message_id;
  const sent = root === null ? [message] : await loadThread(db, shard, message.account, root);
  const ids = sent.map(({ id }) => id);
  const replies = await loadReplies(db, shard, message.account, ids);
  return [...sent.map(sentEntry), ...replies.map(replyEntry)].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function sentEntry(message: StoredMessage): Entry {
  return {
    message: message.id,
    direction: 'out',
    state: stateOf(message),
    at: isoInstant(message.created_at),
    ...given({ subject: message.subject, contact: message.contact }),
  };
}

export function replyEntry({ id, contact, text, at }: StoredReply): Entry {
  return { message: id, direction: 'in', state: 'received', at: isoInstant(at), ...given({ text, contact }) };
}
