import { z } from 'zod';
import { notFound } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { deleteInvitation } from './invitation-store.ts';

export const revokeInvitation = defineWrite({
  name: 'revoke-invitation',
  summary: 'Take back an invitation that nobody has used',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({ invitation: z.uuid() }),
  output: z.object({ invitation: z.string() }),
  accounts: () => [],
  async run({ tx, changed }, { invitation: id }) {
    const gone = await deleteInvitation(tx, id);
    if (gone === undefined) {
      throw notFound('invitation-not-found', `No open invitation has the id ${id}; list-users shows those that are.`);
    }
    changed({ invitation: id, email: gone.email, role: gone.role }, null);
    return { invitation: id };
  },
});
