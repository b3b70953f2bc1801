import { findPerson, type Person } from './person.ts';

/** By role: the roles that stand in where nobody has it, in order. */
export type StandIns = Readonly<Record<string, readonly string[]>>;

/** For a role of which no playbook says otherwise. */
export const DEFAULT_STAND_INS: StandIns = { csm: ['cs_lead'] };

/**
 * Who does the work of one of `roles` for an account: the first role that somebody has, for `csm` the account's owner (a
 * person's id or e-mail); else who stands in for one of them; else the first admin, so that no work is lost while there
 * is one.
 */
export function resolvePerson(
  people: readonly Person[],
  owner: string | undefined,
  roles: readonly string[],
  standIns: StandIns = {},
): Person | undefined {
  const all = [...roles, ...roles.flatMap((role) => standInsOf(role, standIns)), 'admin'];
  for (const role of all) {
    const [first] = peopleOf(people, owner, role);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Everybody who has one of `roles` for an account, none twice; for a role that nobody has, who stands in, else the admin. */
export function resolvePeople(
  people: readonly Person[],
  owner: string | undefined,
  roles: readonly string[],
  standIns: StandIns = {},
): readonly Person[] {
  const found = roles.flatMap((role) => {
    for (const one of [role, ...standInsOf(role, standIns)]) {
      const having = peopleOf(people, owner, one);
      if (having.length > 0) return having;
    }
    return peopleOf(people, owner, 'admin').slice(0, 1);
  });
  return [...new Set(found)];
}

/** Reads what an effect's payload says of stand-ins; undefined where it says nothing that could be used. */
export function readStandIns(value: unknown): StandIns | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([role, roles]) =>
      Array.isArray(roles) ? [[role, roles.filter((one) => typeof one === 'string')]] : [],
    ),
  );
}

function peopleOf(people: readonly Person[], owner: string | undefined, role: string): readonly Person[] {
  if (role !== 'csm') return people.filter((person) => person.roles.includes(role));
  const found = findPerson(people, owner);
  return found === undefined ? [] : [found];
}

/** Who stands in may have stand-ins too; a circle ends where it began. */
function standInsOf(role: string, standIns: StandIns): readonly string[] {
  const roles = new Set([role]);
  for (const one of roles) for (const next of standIns[one] ?? DEFAULT_STAND_INS[one] ?? []) roles.add(next);
  roles.delete(role);
  return [...roles];
}
