import { afterAll, beforeAll, expect, test } from 'vitest';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { runtimeOf } from '../../../test/engine.ts';
import { testOperations } from '../../../test/operations.ts';
import { addPerson } from './add-person.ts';
import { listTeamRoles } from './list-team-roles.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('roles of the playbook come with its limits and the accounts of all shards; those that people have besides follow', async () => {
  const { run } = testOperations(database.db, 1000);
  await run(addPerson, { id: 'ada', name: 'Ada', email: 'ada@example.com', roles: ['csm'] });
  await run(addPerson, { id: 'bo', name: 'Bo', email: 'bo@example.com', roles: ['operations'] });
  const owners = { a: 'ada', b: 'ADA@example.com', c: 'ada', d: null };
  for (const [id, owner] of Object.entries(owners)) {
    await database.db.query('insert into account (shard, id, owner) values ($1, $2, $3)', [shardOf(id), id, owner]);
  }
  const runtime = runtimeOf();
  const live = runtime.live.map((active) => ({
    ...active,
    playbook: {
      ...active.playbook,
      team: {
        csm: { role: 'csm', title: 'Customer success manager', standIns: [], cap: 2 },
        operations: { role: 'operations', title: 'Operations', standIns: ['csm'], pooling: 40 },
        sponsor: { role: 'sponsor', title: 'Sponsor', standIns: [] },
      },
    },
  }));
  await run(addPerson, { id: 'cy', name: 'Cy', email: 'cy@example.com', roles: ['ae'] });
  const { roles } = await run(
    listTeamRoles(async () => ({ ...runtime, live })),
    {},
  );
  expect(roles).toEqual([
    {
      role: 'csm',
      title: 'Customer success manager',
      stand_ins: ['cs_lead'],
      cap: 2,
      people: [{ person: 'ada', name: 'Ada', accounts: 3, over_cap: true }],
      accounts_per_person: 4,
      over_pooling: false,
    },
    {
      role: 'operations',
      title: 'Operations',
      stand_ins: ['csm'],
      pooling: 40,
      people: [{ person: 'bo', name: 'Bo', accounts: 4, over_cap: false }],
      accounts_per_person: 4,
      over_pooling: false,
    },
    { role: 'sponsor', title: 'Sponsor', stand_ins: [], people: [], over_pooling: false },
    {
      role: 'ae',
      title: 'ae',
      stand_ins: [],
      people: [{ person: 'cy', name: 'Cy', accounts: 4, over_cap: false }],
      accounts_per_person: 4,
      over_pooling: false,
    },
  ]);
});
