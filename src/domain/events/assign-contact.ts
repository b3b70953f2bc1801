import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { insertMemberships, loadEmails, lockDirectory } from './identity-store.ts';
import { releaseWaiting } from './name-accounts.ts';
import { CONTACT_IDENTIFIED } from './place-call.ts';
import { ContactId } from './views.ts';

/** A person says to which account a contact belongs; all that waited for the contact enters there. */
export const assignContact = defineWrite({
  name: 'assign-contact',
  summary: 'Say to which account a contact belongs, and let in what waited for it',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ contact: ContactId, account: AccountId }),
  output: z.object({ contact: z.string(), account: z.string(), released: z.number() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, emit, changed }, { contact, account }) {
    await lockDirectory(tx);
    const joined = await insertMemberships(tx, [{ contact, account }], at);
    const { released } = await releaseWaiting(tx, [{ contact, account }], at);
    if (joined.length > 0) {
      const email = (await loadEmails(tx, [contact])).get(contact);
      const traits = email === undefined ? {} : { email };
      emit({ account, name: CONTACT_IDENTIFIED, contact, properties: { contact, traits } });
    }
    changed({ is_of_account: joined.length === 0 }, { is_of_account: true, released });
    return { contact, account, released };
  },
});
