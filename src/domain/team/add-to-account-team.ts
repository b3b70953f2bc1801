import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { insertMember } from './account-team-store.ts';
import { memberInput, personOf } from './account-team-view.ts';

/** Puts somebody into the team of an account: what a partner sees is decided here. */
export const addToAccountTeam = defineWrite({
  name: 'add-to-account-team',
  summary: 'Put a person into the team of an account, as partner or in another role',
  access: 'operate',
  doors: ['http', 'cli'],
  input: memberInput,
  output: z.object({ account: z.string(), person: z.string(), role: z.string(), changed: z.boolean() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, changed: tell }, { account, person: who, role }) {
    const person = await personOf(tx, who);
    const changed = await insertMember(tx, shardOf(account), { account, person: person.id, role, since: at });
    if (changed) tell(null, { account, person: person.id, role });
    return { account, person: person.id, role, changed };
  },
});
