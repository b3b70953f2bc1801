import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { deleteMember } from './account-team-store.ts';
import { memberInput, personOf } from './account-team-view.ts';

/** Takes somebody out of the team of an account; a partner does not see it any more, within seconds. */
export const removeFromAccountTeam = defineWrite({
  name: 'remove-from-account-team',
  summary: 'Take a person out of the team of an account',
  access: 'operate',
  doors: ['http', 'cli'],
  input: memberInput,
  output: z.object({ account: z.string(), person: z.string(), role: z.string(), changed: z.boolean() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, changed: tell }, { account, person: who, role }) {
    const person = await personOf(tx, who);
    const changed = await deleteMember(tx, shardOf(account), { account, person: person.id, role });
    if (changed) tell({ account, person: person.id, role }, null);
    return { account, person: person.id, role, changed };
  },
});
