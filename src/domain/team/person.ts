import { z } from 'zod';
import { isZone } from '#base';

/** A colleague who looks after accounts. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly email: string;
  readonly phone?: string;
  readonly zone?: string;
  readonly bookingLink?: string;
  /** The id of the person whom they report to. */
  readonly manager?: string;
  readonly roles: readonly string[];
}

/** What may be said of a person; roles are those of the account team (`csm`, `ae`) and `admin`. */
export const personFields = {
  name: z.string().trim().min(1).max(200),
  first_name: z.string().trim().min(1).max(100),
  email: z.email().max(320),
  phone: z.string().trim().min(1).max(50),
  zone: z.string().refine(isZone, {
    error: 'No time zone of this name; write one like Europe/Berlin or UTC.',
    params: { rule: 'zone-unknown' },
  }),
  booking_link: z.url({ protocol: /^https?$/ }).max(2000),
  manager: z.string().trim().min(1).max(320).describe('id or e-mail address of whom they report to'),
  roles: z.array(
    z.string().regex(/^[a-z][a-z0-9 _-]*$/, 'A role is written in lower case, like "csm" or "senior csm".'),
  ),
};

export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  first_name: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  zone: z.string().optional(),
  booking_link: z.string().optional(),
  manager: z.string().optional().describe('id of whom they report to'),
  roles: z.array(z.string()),
});

export function viewPerson(person: Person): z.input<typeof PersonView> {
  const { firstName, bookingLink, roles, ...rest } = person;
  return {
    ...rest,
    first_name: firstName,
    ...(bookingLink === undefined ? {} : { booking_link: bookingLink }),
    roles: [...roles],
  };
}

export function firstWord(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** The person of an id or, in any case of letters, of an e-mail address. */
export function findPerson(people: readonly Person[], who: string | undefined): Person | undefined {
  if (who === undefined) return undefined;
  const email = who.trim().toLowerCase();
  return people.find((person) => person.id === who) ?? people.find((person) => person.email.toLowerCase() === email);
}
