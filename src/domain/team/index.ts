import type { Feature } from '#domain/feature';
import { addPerson } from './add-person.ts';
import { addToAccountTeam } from './add-to-account-team.ts';
import { listAccountTeam } from './list-account-team.ts';
import { listPeople } from './list-people.ts';
import { listTeamRoles } from './list-team-roles.ts';
import { removeFromAccountTeam } from './remove-from-account-team.ts';
import { updatePerson } from './update-person.ts';

export { createBooks } from './books.ts';
export { findPerson, firstWord, type Person, personFields } from './person.ts';
export { type PersonPlan, type PersonRecord, planPeople } from './plan-people.ts';
export { readStandIns, resolvePeople, resolvePerson, type StandIns } from './resolve-person.ts';
export { insertPerson, loadTeam } from './team-store.ts';
export { upsertPeople } from './upsert-people.ts';
export { addPerson, updatePerson };

/** The people who look after accounts. `runtime` has the roles that live playbooks name. */
export const team = (runtime: Parameters<typeof listTeamRoles>[0]): Feature => ({
  operations: [
    addPerson,
    listPeople,
    listTeamRoles(runtime),
    updatePerson,
    addToAccountTeam,
    removeFromAccountTeam,
    listAccountTeam,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
