import { findPerson, firstWord, type Person } from './person.ts';

/** What a file says of a colleague; what it leaves out stays as it is. */
export interface PersonRecord {
  readonly email: string;
  readonly name: string;
  readonly roles?: readonly string[];
  /** An e-mail address or id, of the team or of another record. */
  readonly manager?: string;
  readonly phone?: string;
  readonly zone?: string;
  readonly bookingLink?: string;
}

/** What becomes of one record. */
export type PersonPlan =
  | { readonly kind: 'added'; readonly person: Person }
  | { readonly kind: 'changed'; readonly before: Person; readonly person: Person }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly message: string; readonly told: ToldRefusal };

/** The same as the message for whoever tells it in another language: which rule, and what it names. */
interface ToldRefusal {
  readonly reason: 'manager-unknown' | 'own-manager';
  readonly [data: string]: unknown;
}

/** Plans people by e-mail, an answer for each in its place; a manager may come anywhere in the records. */
export function planPeople(team: readonly Person[], records: readonly PersonRecord[]): readonly PersonPlan[] {
  const refusals = refusedIn(team, records);
  const accepted = records.filter((record) => !refusals.has(record));
  const known = [...team, ...newcomers(team, accepted)];
  const current = new Map(team.map((person) => [person.id, person]));
  return records.map((record): PersonPlan => {
    const refusal = refusals.get(record);
    if (refusal !== undefined) return { kind: 'refused', ...refusal };
    const base = findPerson(known, record.email);
    if (base === undefined) throw new Error(`${record.email} is neither known nor new`);
    const before = current.get(base.id);
    const after = withRecord(before ?? base, record, findPerson(known, record.manager)?.id);
    current.set(after.id, after);
    if (before === undefined) return { kind: 'added', person: after };
    return isSame(before, after) ? { kind: 'unchanged' } : { kind: 'changed', before, person: after };
  });
}

type Refusal = Omit<Extract<PersonPlan, { kind: 'refused' }>, 'kind'>;

/** A record whose manager is refused for want of theirs is refused too, so that none comes in without its manager. */
function refusedIn(team: readonly Person[], records: readonly PersonRecord[]): Map<PersonRecord, Refusal> {
  const refused = new Map<PersonRecord, Refusal>();
  for (;;) {
    const accepted = records.filter((record) => !refused.has(record));
    const known = [...team, ...newcomers(team, accepted)];
    const before = refused.size;
    for (const record of accepted) {
      const { manager: who } = record;
      if (who === undefined) continue;
      const manager = findPerson(known, who);
      if (manager === undefined) {
        const message = `nobody in the team or the file has the address ${who}`;
        refused.set(record, { message, told: { reason: 'manager-unknown', manager: who } });
      } else if (manager === findPerson(known, record.email)) {
        const told = { reason: 'own-manager', name: manager.name } as const;
        refused.set(record, { message: 'nobody is their own manager', told });
      }
    }
    if (refused.size === before) return refused;
  }
}

function newcomers(team: readonly Person[], records: readonly PersonRecord[]): Person[] {
  const added: Person[] = [];
  for (const { email, name } of records) {
    if (findPerson(team, email) !== undefined || findPerson(added, email) !== undefined) continue;
    added.push({ id: email.toLowerCase(), name, firstName: firstWord(name), email, roles: [] });
  }
  return added;
}

function withRecord(before: Person, record: PersonRecord, manager: string | undefined): Person {
  const { email, name, roles, phone, zone, bookingLink } = record;
  // Who is called otherwise than by the first word of the name stays called so.
  const isCalledByName = before.firstName === firstWord(before.name);
  return {
    ...before,
    email,
    name,
    firstName: isCalledByName ? firstWord(name) : before.firstName,
    ...(roles === undefined ? {} : { roles: [...new Set(roles)] }),
    ...(manager === undefined ? {} : { manager }),
    ...(phone === undefined ? {} : { phone }),
    ...(zone === undefined ? {} : { zone }),
    ...(bookingLink === undefined ? {} : { bookingLink }),
  };
}

function isSame(before: Person, after: Person): boolean {
  const names = Object.keys({ ...before, ...after }) as (keyof Person)[];
  return names.every((name) =>
    name === 'roles' ? before.roles.join('\0') === after.roles.join('\0') : before[name] === after[name],
  );
}
