import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { PersonView, viewPerson } from './person.ts';
import { loadTeam } from './team-store.ts';

export const listPeople = defineRead({
  name: 'list-people',
  summary: 'List the people of the team',
  access: 'read',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ role: z.string().min(1).optional() }),
  output: z.object({ people: z.array(PersonView) }),
  async run({ db }, { role }) {
    const team = await loadTeam(db);
    return { people: team.filter((person) => role === undefined || person.roles.includes(role)).map(viewPerson) };
  },
});
