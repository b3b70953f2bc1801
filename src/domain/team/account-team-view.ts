import { z } from 'zod';
import { notFound } from '#base';
import type { Queryable } from '#platform/db';
import { findPerson, type Person, personFields } from './person.ts';
import { loadTeam } from './team-store.ts';

/** Somebody in the team of an account, as what. */
export const memberInput = z.object({
  account: z.string().min(1).max(500),
  person: z.string().min(1).max(320).describe('id or e-mail address'),
  role: personFields.roles.element.describe('such as partner, ae, csm'),
});

export async function personOf(db: Queryable, who: string): Promise<Person> {
  const person = findPerson(await loadTeam(db), who);
  if (person !== undefined) return person;
  throw notFound('person-not-found', `Nobody in the team has the id or address ${who}; list-people shows all.`, {
    person: who,
  });
}
