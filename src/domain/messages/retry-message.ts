import { z } from 'zod';
import { conflict, DAY, precondition } from '#base';
import { AccountId } from '#domain/accounts';
import { addToOutbox, requeueDead } from '#engine';
import { defineWrite } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';
import { sentEvents, writtenEvent } from './message-outcome.ts';
import { type MessageRequest, requestedMessage } from './message-request.ts';
import { storeRetried } from './message-store.ts';
import { refuseIfLeft } from './refuse-if-left.ts';
import { writeAll } from './send-messages.ts';
import { outboxEntry } from './write-mail.ts';

/**
 * Writes a refused message again with what is known now; `values` stand in for those of its `with:` that were missing.
 * One that was given up at the wire goes again as it was written.
 */
export const retryMessage = defineWrite({
  name: 'retry-message',
  summary: 'Write a refused message again, once what it lacked is there; send one again that was given up',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    message: z.uuid(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  output: z.object({ message: z.string(), state: z.literal('queued'), to: z.string(), subject: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, message: id, values }) {
    const shard = shardOf(account);
    const stored = await messageOrThrow(tx, shard, account, id);
    // Judged as useful again: a person has just asked for it.
    const given = await requeueDead(tx, shard, id, { now: at, usefulUntil: at + DAY });
    if (given !== undefined) {
      const { to_address: to, subject } = stored;
      changed({ to, subject, state: 'dead' }, { to, subject, state: 'queued' });
      return { message: id, state: 'queued' as const, to: to ?? '', subject: subject ?? '' };
    }
    if (stored.state !== 'refused' || stored.request === null) {
      throw conflict('message-not-refused', `Message ${id} was written already; there is nothing to retry.`, {
        account,
        message: id,
      });
    }
    const { reviewBy: _, ...message } = requestedMessage(stored.request.message);
    await refuseIfLeft(tx, shard, stored, message.purpose);
    const request: MessageRequest = {
      ...stored.request,
      id,
      account,
      at,
      ...(stored.playbook === null ? {} : { playbook: stored.playbook }),
      ...(stored.enrollment === null ? {} : { enrollment: stored.enrollment }),
      // Whoever tries again is the person who looks at it.
      message,
      values: { ...stored.request.values, ...values },
    };
    const [outcome] = await writeAll(tx, shard, [request]);
    if (outcome === undefined || !outcome.written.ok) {
      const {
        reason = 'value-missing',
        message: why = '',
        data = {},
      } = outcome?.written.ok === false ? outcome.written : {};
      throw precondition(reason, why, { ...data, account, message: id });
    }
    const { written } = outcome;
    await storeRetried(tx, shard, outcome);
    await addToOutbox(tx, shard, [{ ...outboxEntry(id, written.mail, at), account }], at);
    for (const event of [writtenEvent(request, written), ...sentEvents(written.mail)]) emit({ account, ...event });
    const { to, subject } = written.mail;
    changed({ state: 'refused', reason: stored.reason }, { state: 'queued', to, subject });
    return { message: id, state: 'queued' as const, to: written.mail.to, subject: written.mail.subject };
  },
});
