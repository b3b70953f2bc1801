import { z } from 'zod';
import { isoInstant } from '#base';
import { defineRead, ofAccounts } from '#platform/operations';
import { loadMembers } from './account-team-store.ts';
import { loadTeam } from './team-store.ts';

export const listAccountTeam = defineRead({
  name: 'list-account-team',
  summary: 'List who looks after an account besides its owner, and as what',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: z.string().min(1).max(500) }),
  output: z.object({
    members: z.array(z.object({ person: z.string(), name: z.string(), role: z.string(), since: z.string() })),
  }),
  async run({ db, shardOf }, { account }) {
    const team = new Map((await loadTeam(db)).map((person) => [person.id, person.name]));
    const members = await loadMembers(db, shardOf(account), account);
    return {
      members: members.map(({ person, role, since }) => ({
        person,
        name: team.get(person) ?? person,
        role,
        since: isoInstant(since),
      })),
    };
  },
});
