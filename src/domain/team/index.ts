import { addPerson } from './add-person.ts';
import { listPeople } from './list-people.ts';
import { updatePerson } from './update-person.ts';

export { addPerson } from './add-person.ts';
export { findPerson, firstWord, type Person } from './person.ts';
export { readStandIns, resolvePeople, resolvePerson, type StandIns } from './resolve-person.ts';
export { loadTeam } from './team-store.ts';

export const team = {
  operations: [addPerson, listPeople, updatePerson],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
};
