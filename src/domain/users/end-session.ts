import { z } from 'zod';
import { notFound } from '#base';
import { mayDo } from '#platform/access';
import { defineWrite, noAccount } from '#platform/operations';
import { deleteSession, findSessionUser } from './session-store.ts';

/** Ends a session: at once in this process, within seconds in others. */
export const endSession = defineWrite({
  name: 'end-session',
  summary: 'End a session of yours, or, for an admin, of somebody else',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ session: z.string().min(1) }),
  output: z.object({ session: z.string() }),
  accounts: () => [],
  async run({ tx, actor, changed }, { session }) {
    const user = await findSessionUser(tx, session);
    // Whose it is, others do not learn.
    if (user === undefined || (user !== actor.id && !mayDo(actor, 'administer'))) {
      throw notFound('session-not-found', `There is no session ${session}; list-sessions shows those that are.`);
    }
    await deleteSession(tx, session);
    changed({ session, user }, null);
    return { session };
  },
});
