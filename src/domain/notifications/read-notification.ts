import { z } from 'zod';
import { isoInstant, notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { NOBODY, readerOf } from './list-notifications.ts';
import { markRead } from './notification-store.ts';

/** The first reading counts. */
export const readNotification = defineWrite({
  name: 'read-notification',
  summary: 'Mark a notification as read, for one person or for all who were told',
  access: 'self',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    notification: z.uuid(),
    person: z.string().min(1).optional().describe('id or e-mail address; left out, all who were told'),
  }),
  output: z.object({
    notification: z.string(),
    read: z.array(z.object({ person: z.string(), read_at: z.string() })),
  }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, changed }, { account, notification: id, person: who }) {
    const person = await readerOf(tx, actor, who);
    const read = person === NOBODY ? [] : await markRead(tx, shardOf(account), { account, id, person }, at);
    if (read.length === 0) {
      throw notFound(
        'notification-not-found',
        `${who ?? 'Nobody'} was told ${id} of account ${account}; list-notifications shows what there is.`,
        { account, notification: id },
      );
    }
    // Who had read it before stays as one who had.
    changed(
      Object.fromEntries(read.map(({ person: by, readAt }) => [by, readAt === at ? null : isoInstant(readAt)])),
      Object.fromEntries(read.map(({ person: by, readAt }) => [by, isoInstant(readAt)])),
    );
    return {
      notification: id,
      read: read.map(({ person: by, readAt }) => ({ person: by, read_at: isoInstant(readAt) })),
    };
  },
});
