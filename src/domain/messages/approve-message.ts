import { z } from 'zod';
import { type JsonObject, precondition } from '#base';
import { AccountId, loadContacts } from '#domain/accounts';
import { addToOutbox } from '#engine';
import { defineWrite } from '#platform/operations';
import { reviewedMessageOrThrow } from './get-message.ts';
import { sentEvents } from './message-outcome.ts';
import { storeDecision } from './message-store.ts';
import { refuseIfLeft } from './refuse-if-left.ts';
import { reviewDone } from './review-done.ts';
import { outboxEntry } from './write-mail.ts';

/** Lets a message go that waits for somebody to look at it, just as it was shown. */
export const approveMessage = defineWrite({
  name: 'approve-message',
  summary: 'Send a message that waits for review',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, message: z.uuid() }),
  output: z.object({ message: z.string(), state: z.literal('queued'), to: z.string(), subject: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, message: id }) {
    const shard = shardOf(account);
    const { mail, ...message } = await reviewedMessageOrThrow(tx, shard, account, id);
    await refuseIfLeft(tx, shard, message, mail.purpose);
    const contacts = (await loadContacts(tx, shard, [account])).get(account) ?? [];
    const reader = contacts.find((contact) => contact.id === mail.contact);
    if (reader?.suppressed === 'bounced' || (reader?.suppressed !== undefined && mail.purpose !== 'service')) {
      throw precondition(reader.suppressed, `Contact ${reader.id} is not written to any more. Discard the message.`, {
        account,
        message: id,
        contact: reader.id,
      });
    }
    await storeDecision(tx, shard, message, 'queued', null);
    await addToOutbox(tx, shard, [{ ...outboxEntry(id, mail, at), account }], at);
    const told = { message: message.name, to: mail.to, subject: mail.subject };
    changed({ ...told, state: 'review' }, { ...told, state: 'queued' });
    const properties: JsonObject = { id, message: message.name, by: actor.id };
    emit({
      account,
      name: 'message.approved',
      properties,
      ...(mail.contact === undefined ? {} : { contact: mail.contact }),
    });
    for (const event of sentEvents(mail)) emit({ account, ...event });
    emit({ account, ...reviewDone(message, actor.id) });
    return { message: id, state: 'queued' as const, to: mail.to, subject: mail.subject };
  },
});
