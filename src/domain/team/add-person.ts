import { z } from 'zod';
import { conflict } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { managerOf } from './manager.ts';
import { firstWord, type Person, PersonView, personFields, viewPerson } from './person.ts';
import { insertPerson, loadTeam } from './team-store.ts';

/** Adds a colleague; the id is the e-mail address unless one is given. */
export const addPerson = defineWrite({
  name: 'add-person',
  summary: 'Add a person to the team',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({
    id: z.string().trim().min(1).max(200).optional(),
    name: personFields.name,
    first_name: personFields.first_name.optional(),
    email: personFields.email,
    phone: personFields.phone.optional(),
    zone: personFields.zone.optional(),
    booking_link: personFields.booking_link.optional(),
    manager: personFields.manager.optional(),
    roles: personFields.roles.default([]),
  }),
  output: PersonView,
  accounts: () => [],
  async run({ tx, at, changed }, input) {
    const id = input.id ?? input.email.toLowerCase();
    const manager = input.manager === undefined ? undefined : managerOf(await loadTeam(tx), id, input.manager);
    const person: Person = {
      id,
      name: input.name,
      firstName: input.first_name ?? firstWord(input.name),
      email: input.email,
      ...(input.phone === undefined ? {} : { phone: input.phone }),
      ...(input.zone === undefined ? {} : { zone: input.zone }),
      ...(input.booking_link === undefined ? {} : { bookingLink: input.booking_link }),
      ...(manager === undefined ? {} : { manager }),
      roles: [...new Set(input.roles)],
    };
    if (!(await insertPerson(tx, person, at))) {
      throw conflict(
        'person-already-there',
        `Somebody with the id ${person.id} or the address ${person.email} is in the team already; change them with update-person.`,
        { id: person.id, email: person.email },
      );
    }
    changed(null, viewPerson(person));
    return viewPerson(person);
  },
});
