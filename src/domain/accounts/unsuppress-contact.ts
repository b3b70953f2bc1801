import { z } from 'zod';
import { conflict, notFound } from '#base';
import { defineWrite } from '#platform/operations';
import { AccountId } from './account-view.ts';
import { loadContacts } from './contact-store.ts';

/** A person's word that a contact may be written to again: the address works, or they have asked for it. */
export const unsuppressContact = defineWrite({
  name: 'unsuppress-contact',
  summary: 'Write to a contact again whose mail bounced or who had unsubscribed',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, contact: z.string().min(1).max(500) }),
  output: z.object({ account: z.string(), contact: z.string(), was: z.enum(['bounced', 'unsubscribed']) }),
  accounts: ({ account }) => [account],
  async run({ tx, actor, shardOf, emit, changed }, { account, contact: id }) {
    const contacts = (await loadContacts(tx, shardOf(account), [account])).get(account) ?? [];
    const contact = contacts.find((one) => one.id === id);
    if (contact === undefined) {
      throw notFound('contact-not-found', `Account ${account} has no contact ${id}; get-account shows who there is.`, {
        account,
        contact: id,
      });
    }
    const { suppressed: was } = contact;
    if (was === undefined) {
      throw conflict('contact-not-suppressed', `Contact ${id} is written to already; nothing keeps mail from them.`, {
        account,
        contact: id,
      });
    }
    emit({ account, name: 'contact.unsuppressed', contact: id, properties: { was, by: actor.id } });
    changed({ suppressed: was }, { suppressed: null });
    return { account, contact: id, was };
  },
});
