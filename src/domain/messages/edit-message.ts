import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineWrite, ofAccounts } from '#platform/operations';
import { reviewedMessageOrThrow } from './get-message.ts';
import { storeEdited } from './message-store.ts';

/** Changes the text of a message that waits for review; who it is from and to stays. */
export const editMessage = defineWrite({
  name: 'edit-message',
  summary: 'Change the subject or text of a message that waits for review',
  access: 'work',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    message: z.uuid(),
    // A line end in it would be another header of the mail.
    subject: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^[^\r\n]*$/, 'The subject is one line.')
      .optional(),
    body: z.string().trim().min(1).max(100_000).optional().describe('in Markdown'),
  }),
  output: z.object({ message: z.string(), state: z.literal('review'), subject: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, changed }, { account, message: id, subject, body }) {
    const shard = shardOf(account);
    const { mail, ...message } = await reviewedMessageOrThrow(tx, shard, account, id);
    const after = { ...mail, subject: subject ?? mail.subject, body: body ?? mail.body };
    await storeEdited(tx, shard, message, after);
    changed({ subject: mail.subject, body: mail.body }, { subject: after.subject, body: after.body });
    return { message: id, state: 'review' as const, subject: after.subject };
  },
});
