import type { Feature } from '#domain/feature';
import { addPerson } from './add-person.ts';
import { listPeople } from './list-people.ts';
import { listTeamRoles } from './list-team-roles.ts';
import { updatePerson } from './update-person.ts';

export { addPerson } from './add-person.ts';
export { findPerson, firstWord, type Person, personFields } from './person.ts';
export { type PersonPlan, type PersonRecord, planPeople } from './plan-people.ts';
export { readStandIns, resolvePeople, resolvePerson, type StandIns } from './resolve-person.ts';
export { loadTeam } from './team-store.ts';
export { upsertPeople } from './upsert-people.ts';

/** The people who look after accounts. `runtime` has the roles that live playbooks name. */
export const team = (runtime: Parameters<typeof listTeamRoles>[0]): Feature => ({
  operations: [addPerson, listPeople, listTeamRoles(runtime), updatePerson],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
