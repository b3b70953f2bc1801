import { z } from 'zod';
import { parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { ContactId, InstantText, Properties } from './views.ts';

/** One event of an account, by our own names; for many, and for events of persons, there is Segment's API. */
export const recordEvent = defineWrite({
  name: 'record-event',
  summary: 'Record that something happened to an account',
  access: 'send',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    name: z.string().trim().min(1).max(255).describe('such as service.used'),
    contact: ContactId.optional(),
    properties: Properties.default({}),
    occurred: InstantText.optional().describe('now unless said'),
    id: z.string().min(1).max(500).optional().describe('the same id again is the same event'),
  }),
  output: z.object({ account: z.string(), name: z.string() }),
  accounts: () => [],
  async run({ emit, changed }, { account, name, contact, properties, occurred, id }) {
    const occurredAt = occurred === undefined ? undefined : parseInstant(occurred);
    emit({
      account,
      name,
      properties,
      ...(contact === undefined ? {} : { contact }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(id === undefined ? {} : { id }),
    });
    changed(null, { event: name, contact, occurred, properties });
    return { account, name };
  },
});
