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
  async run({ tx, shardOf, emit }, input) {
    const { contact, events } = await toEveryAddress(tx, shardOf, 'contact.resubscribed', input);
    for (const event of events) emit(event);
    return { account: input.account, contact, event: 'contact.resubscribed' as const };
  },
});
