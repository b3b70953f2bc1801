import { loadTextSources } from '#domain/accounts';
import type { EffectHandler } from '#engine';
import type { Tx } from '#platform/db';
import { loadAttachments } from './attachments.ts';
import { outcomeOf } from './message-outcome.ts';
import { type MessageRequest, requestOf } from './message-request.ts';
import { insertMessages } from './message-store.ts';
import { MessageThreads } from './message-threads.ts';
import { type MessageSources, writeMail } from './write-mail.ts';
import type { MessageOutcome } from './written-mail.ts';

/** `email`: writes a message and puts it into the outbox, or refuses with what is missing. Its id is the effect's. */
export const sendMessages: EffectHandler = {
  kind: 'email',
  async runMany(tx, shard, rows) {
    const outcomes = await writeAll(tx, shard, rows.map(requestOf));
    await insertMessages(tx, shard, outcomes);
    return outcomes.map(outcomeOf);
  },
};

/** Writes messages of one shard, in their order; a fixed number of statements, whatever theirs. */
export async function writeAll(tx: Tx, shard: number, requests: readonly MessageRequest[]): Promise<MessageOutcome[]> {
  const threads = await MessageThreads.load(tx, shard, requests);
  const sources: MessageSources = {
    ...(await loadTextSources(
      tx,
      shard,
      requests.map(({ account }) => account),
    )),
    threadOf: (request) => threads.of(request),
    attachmentOf: await loadAttachments(tx, shard, requests),
  };
  return requests.map((request) => {
    const written = writeMail(request, sources);
    threads.note(request, written);
    return { request, written };
  });
}
