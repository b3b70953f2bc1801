import { z } from 'zod';
import { isoInstant } from '#base';
import { mayDo } from '#platform/access';
import { defineRead, noAccount } from '#platform/operations';
import { notYours } from './not-yours.ts';
import { loadSessions } from './session-store.ts';

export const listSessions = defineRead({
  name: 'list-sessions',
  summary: 'List where you are signed in, or, for an admin, where somebody else is',
  access: 'self',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ user: z.string().min(1).optional().describe('you unless said') }),
  output: z.object({
    sessions: z.array(
      z.object({
        session: z.string(),
        is_this: z.boolean(),
        since: z.string(),
        seen_at: z.string(),
        expires_at: z.string(),
        ip_address: z.string().optional(),
        user_agent: z.string().optional(),
      }),
    ),
  }),
  async run({ db, actor }, { user = actor.id }) {
    if (user !== actor.id && !mayDo(actor, 'administer')) throw notYours();
    const sessions = await loadSessions(db, user);
    return {
      sessions: sessions.map(({ id, createdAt, seenAt, expiresAt, ipAddress, userAgent }) => ({
        session: id,
        is_this: id === actor.session,
        since: isoInstant(createdAt),
        seen_at: isoInstant(seenAt),
        expires_at: isoInstant(expiresAt),
        ...(ipAddress === null || ipAddress === '' ? {} : { ip_address: ipAddress }),
        ...(userAgent === null || userAgent === '' ? {} : { user_agent: userAgent }),
      })),
    };
  },
});
