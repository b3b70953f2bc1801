import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { contactInput, toEveryAddress } from './to-every-address.ts';

/** A contact who had unsubscribed wants all mail again. */
export const resubscribeContact = defineWrite({
  name: 'resubscribe-contact',
  summary: 'Send a contact all mail again who had unsubscribed',
  access: 'record',
  doors: ['http', 'cli'],
  input: contactInput,
  output: z.object({ account: z.string(), contact: z.string(), event: z.literal('contact.resubscribed') }),
  accounts: () => [],
  async run({ tx, shardOf, emit, changed }, input) {
    const { contact, unsubscribed, events } = await toEveryAddress(tx, shardOf, 'contact.resubscribed', input);
    for (const event of events) emit(event);
    const known = events.map(({ account, contact: one }) => `${one} (${account})`);
    changed({ unsubscribed, known_as: known }, { unsubscribed: false, known_as: known });
    return { account: input.account, contact, event: 'contact.resubscribed' as const };
  },
});
