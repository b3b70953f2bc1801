import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { contactInput, toEveryAddress } from './to-every-address.ts';

/** A contact wants no mail but what serves them: upsell and relationship messages stop. */
export const unsubscribeContact = defineWrite({
  name: 'unsubscribe-contact',
  summary: 'Stop upsell and relationship mail to a contact',
  access: 'record',
  doors: ['http', 'cli'],
  input: contactInput,
  output: z.object({ account: z.string(), contact: z.string(), event: z.literal('email.unsubscribed') }),
  accounts: () => [],
  async run({ tx, shardOf, emit, changed }, input) {
    const { contact, unsubscribed, events } = await toEveryAddress(tx, shardOf, 'email.unsubscribed', input);
    for (const event of events) emit(event);
    const known = events.map(({ account, contact: one }) => `${one} (${account})`);
    changed({ unsubscribed, known_as: known }, { unsubscribed: true, known_as: known });
    return { account: input.account, contact, event: 'email.unsubscribed' as const };
  },
});
