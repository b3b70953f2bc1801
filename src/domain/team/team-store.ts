import type { Instant } from '#base';
import { type Queryable, type Tx, timestamp } from '#platform/db';
import type { Person } from './person.ts';

type PersonRow = {
  readonly [Field in keyof Person]-?: undefined extends Person[Field]
    ? Exclude<Person[Field], undefined> | null
    : Person[Field];
};

const COLUMNS = `id, name, first_name as "firstName", email, phone, zone, booking_link as "bookingLink", manager, roles`;

/** Everybody, oldest first: a team is small, so it is read whole. */
export async function loadTeam(db: Queryable): Promise<readonly Person[]> {
  const rows = await db.query<PersonRow>(`select ${COLUMNS} from person order by created_at, id`);
  return rows.map(personOf);
}

/** Adds a person; false if the id or the e-mail address is taken. */
export async function insertPerson(tx: Tx, person: Person, at: Instant): Promise<boolean> {
  const added = await tx.query(
    `insert into person (id, name, first_name, email, phone, zone, booking_link, manager, roles, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [...valuesOf(person), timestamp(at)],
  );
  return added.length === 1;
}

export async function storePerson(tx: Tx, person: Person): Promise<void> {
  await tx.query(
    `update person set name = $2, first_name = $3, email = $4, phone = $5, zone = $6, booking_link = $7, manager = $8,
            roles = $9
      where id = $1`,
    valuesOf(person),
  );
}

function valuesOf(person: Person): unknown[] {
  const { id, name, firstName, email, phone, zone, bookingLink, manager, roles } = person;
  return [id, name, firstName, email, phone ?? null, zone ?? null, bookingLink ?? null, manager ?? null, [...roles]];
}

function personOf({ phone, zone, bookingLink, manager, ...rest }: PersonRow): Person {
  return {
    ...rest,
    ...(phone === null ? {} : { phone }),
    ...(zone === null ? {} : { zone }),
    ...(bookingLink === null ? {} : { bookingLink }),
    ...(manager === null ? {} : { manager }),
  };
}
