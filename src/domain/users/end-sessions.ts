import { z } from 'zod';
import { mayDo } from '#platform/access';
import { defineWrite, noAccount } from '#platform/operations';
import { notYours } from './not-yours.ts';
import { deleteSessions } from './session-store.ts';

/** Ends all sessions of somebody; one's own save for the one that asks. */
export const endSessions = defineWrite({
  name: 'end-sessions',
  summary: 'Sign out everywhere else, or, for an admin, sign somebody else out',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ user: z.string().min(1).optional().describe('you unless said') }),
  output: z.object({ ended: z.number() }),
  accounts: () => [],
  async run({ tx, actor, changed }, { user = actor.id }) {
    if (user !== actor.id && !mayDo(actor, 'administer')) throw notYours();
    const ended = await deleteSessions(tx, user, user === actor.id ? actor.session : undefined);
    changed({ user, sessions: ended }, { user, sessions: 0 });
    return { ended };
  },
});
