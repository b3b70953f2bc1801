import { z } from 'zod';
import { conflict, notFound } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { managerOf } from './manager.ts';
import { findPerson, type Person, PersonView, personFields, viewPerson } from './person.ts';
import { loadTeam, storePerson } from './team-store.ts';

/** Changes what is said of a person; what is not named stays, null takes an optional value away. */
export const updatePerson = defineWrite({
  name: 'update-person',
  summary: 'Change a person of the team',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({
    person: z.string().min(1).describe('id or e-mail address'),
    name: personFields.name.optional(),
    first_name: personFields.first_name.optional(),
    email: personFields.email.optional(),
    phone: personFields.phone.nullish(),
    zone: personFields.zone.nullish(),
    booking_link: personFields.booking_link.nullish(),
    manager: personFields.manager.nullish(),
    roles: personFields.roles.optional(),
  }),
  output: PersonView,
  accounts: () => [],
  async run({ tx, changed }, { person: who, ...input }) {
    const team = await loadTeam(tx);
    const before = findPerson(team, who);
    if (before === undefined) {
      throw notFound('person-not-found', `Nobody in the team has the id or address ${who}; list-people shows all.`, {
        person: who,
      });
    }
    const namesake = findPerson(team, input.email);
    if (namesake !== undefined && namesake.id !== before.id) {
      throw conflict('email-taken', `${input.email} is the address of ${namesake.name} already.`, {
        person: namesake.id,
        email: input.email,
        name: namesake.name,
      });
    }
    const phone = input.phone === undefined ? before.phone : input.phone;
    const zone = input.zone === undefined ? before.zone : input.zone;
    const bookingLink = input.booking_link === undefined ? before.bookingLink : input.booking_link;
    const manager = input.manager === undefined ? before.manager : managerOf(team, before.id, input.manager);
    const after: Person = {
      id: before.id,
      name: input.name ?? before.name,
      firstName: input.first_name ?? before.firstName,
      email: input.email ?? before.email,
      ...(phone == null ? {} : { phone }),
      ...(zone == null ? {} : { zone }),
      ...(bookingLink == null ? {} : { bookingLink }),
      ...(manager === undefined ? {} : { manager }),
      roles: input.roles === undefined ? before.roles : [...new Set(input.roles)],
    };
    await storePerson(tx, after);
    changed(viewPerson(before), viewPerson(after));
    return viewPerson(after);
  },
});
