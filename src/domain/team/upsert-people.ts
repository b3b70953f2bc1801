import { conflict, type Instant, type JsonObject } from '#base';
import { recordAudit } from '#platform/audit';
import type { Tx } from '#platform/db';
import { type Person, viewPerson } from './person.ts';
import { type PersonPlan, type PersonRecord, planPeople } from './plan-people.ts';
import { insertPerson, loadTeam, storePerson } from './team-store.ts';

/** Who brings people in, as the audit names them (`cli:ada`), and when. */
interface Bringing {
  readonly actor: string;
  readonly at: Instant;
}

/**
 * Adds and changes people by e-mail, an answer for each record in its place; the same again changes nothing. Each that is
 * stored is audited as add-person or update-person would.
 */
export async function upsertPeople(
  tx: Tx,
  records: readonly PersonRecord[],
  { actor, at }: Bringing,
): Promise<readonly PersonPlan[]> {
  const plans = planPeople(await loadTeam(tx), records);
  for (const plan of plans) {
    if (plan.kind !== 'added' && plan.kind !== 'changed') continue;
    const { kind, person } = plan;
    if (kind === 'changed') await storePerson(tx, person);
    else if (!(await insertPerson(tx, person, at))) {
      throw conflict('team-changed', `Somebody else added ${person.email} at the same moment; import again.`, {
        email: person.email,
      });
    }
    const operation = kind === 'added' ? 'add-person' : 'update-person';
    const before = kind === 'added' ? null : viewPerson(plan.before);
    await recordAudit(tx, { at, actor, operation, input: inputOf(kind, person), before, after: viewPerson(person) });
  }
  return plans;
}

function inputOf(kind: 'added' | 'changed', person: Person): JsonObject {
  const { id, name, first_name, email, phone, zone, booking_link, manager, roles } = viewPerson(person);
  return {
    ...(kind === 'added' ? { id } : { person: id }),
    name,
    first_name,
    email,
    ...(phone === undefined ? {} : { phone }),
    ...(zone === undefined ? {} : { zone }),
    ...(booking_link === undefined ? {} : { booking_link }),
    ...(manager === undefined ? {} : { manager }),
    roles,
  };
}
