import { z } from 'zod';
import { invalid, type JsonObject, notFound, type Uuid } from '#base';
import { AccountId, type Contact, listContactsAt, loadContacts } from '#domain/accounts';
import type { Queryable } from '#platform/db';
import type { OperationEvent } from '#platform/operations';
import { messageOrThrow } from './get-message.ts';

/** A contact by id, or the one whom a message went to. */
export const contactInput = z.object({
  account: AccountId,
  contact: z.string().min(1).max(500).optional(),
  message: z.uuid().optional().describe('a message to the contact, instead of their id'),
});

/**
 * The same word for everybody who is known under the contact's address, in whatever account: whoever reads there has
 * said it. What is known of the message goes with the event of its own account.
 */
export async function toEveryAddress(
  db: Queryable,
  shardOf: (account: string) => number,
  name: string,
  { account, contact: given, message: id }: z.output<typeof contactInput>,
): Promise<{ readonly contact: string; readonly unsubscribed: boolean; readonly events: readonly OperationEvent[] }> {
  const message = id === undefined ? undefined : await messageOrThrow(db, shardOf(account), account, id);
  const contact = await contactOrThrow(db, shardOf(account), account, given ?? message?.contact ?? undefined);
  const properties: JsonObject =
    message === undefined ? {} : { id: message.id, message: message.name, ...enrollmentOf(message.enrollment) };
  const others = contact.email === undefined ? [] : await listContactsAt(db, contact.email);
  return {
    contact: contact.id,
    unsubscribed: contact.suppressed === 'unsubscribed',
    events: [
      { account, name, properties, contact: contact.id },
      ...others
        .filter((other) => other.account !== account || other.id !== contact.id)
        .map((other) => ({ account: other.account, name, properties: {}, contact: other.id })),
    ],
  };
}

const enrollmentOf = (enrollment: Uuid | null): JsonObject => (enrollment === null ? {} : { enrollment });

async function contactOrThrow(db: Queryable, shard: number, account: string, id: string | undefined): Promise<Contact> {
  if (id === undefined) throw invalid('contact-not-said', 'Say whom it is about: "contact", or "message" to them.');
  const contacts = (await loadContacts(db, shard, [account])).get(account) ?? [];
  const contact = contacts.find((one) => one.id === id);
  if (contact !== undefined) return contact;
  throw notFound('contact-not-found', `Account ${account} has no contact ${id}; get-account shows who there is.`, {
    account,
    contact: id,
  });
}
