import { z } from 'zod';
import { conflict, precondition } from '#base';
import { AccountId } from '#domain/accounts';
import { addToOutbox } from '#engine';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';
import type { MessageRequest } from './message-request.ts';
import { storeRetried } from './message-store.ts';
import { loadSources } from './send-messages.ts';
import { outboxEntry, writeMail } from './write-mail.ts';

/** Writes a refused message again with what is known now; `values` stand in for those of its `with:` that were missing. */
export const retryMessage = defineWrite({
  name: 'retry-message',
  summary: 'Write a refused message again, once what it lacked is there',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    message: z.uuid(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  output: z.object({ message: z.string(), state: z.literal('queued'), to: z.string(), subject: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf }, { account, message: id, values }) {
    const shard = shardOf(account);
    const stored = await messageOrThrow(tx, shard, account, id);
    if (stored.state !== 'refused' || stored.request === null) {
      throw conflict('message-not-refused', `Message ${id} was written already; there is nothing to retry.`, {
        account,
        message: id,
      });
    }
    const request: MessageRequest = {
      id,
      account,
      at,
      ...(stored.playbook === null ? {} : { playbook: stored.playbook }),
      ...(stored.enrollment === null ? {} : { enrollment: stored.enrollment }),
      message: stored.request.message,
      values: { ...stored.request.values, ...values },
    };
    const written = writeMail(request, await loadSources(tx, shard, [account]));
    if (!written.ok) throw precondition(written.reason, written.message, { account, message: id });
    await storeRetried(tx, shard, { request, written });
    await addToOutbox(tx, shard, [{ ...outboxEntry(request, written.mail, at), account }], at);
    return { message: id, state: 'queued' as const, to: written.mail.to, subject: written.mail.subject };
  },
});
