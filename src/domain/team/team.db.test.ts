import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { addPerson } from './add-person.ts';
import { listPeople } from './list-people.ts';
import { updatePerson } from './update-person.ts';
import { upsertPeople } from './upsert-people.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

describe('the team', () => {
  test('a person is known by the address unless an id is given, and called by the first word of the name', async () => {
    const { run } = testOperations(database.db, 1000);
    const ada = await run(addPerson, { name: 'Ada Byron', email: 'Ada@example.com', roles: ['csm', 'csm'] });
    expect(ada).toEqual({
      id: 'ada@example.com',
      name: 'Ada Byron',
      first_name: 'Ada',
      email: 'Ada@example.com',
      roles: ['csm'],
    });
    await run(addPerson, { id: 'bo', name: 'Bo', email: 'bo@example.com', zone: 'Asia/Seoul', roles: ['ae'] });
    expect((await run(listPeople, {})).people.map((person) => person.id)).toEqual(['ada@example.com', 'bo']);
    expect((await run(listPeople, { role: 'ae' })).people.map((person) => person.id)).toEqual(['bo']);
  });

  test('nobody is added twice', async () => {
    const { run } = testOperations(database.db, 1000);
    await expect(run(addPerson, { id: 'bo', name: 'Bob', email: 'bob@example.com' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'person-already-there',
    });
  });

  test('what a change does not name stays; null takes a value away', async () => {
    const { run } = testOperations(database.db, 1000);
    await run(updatePerson, { person: 'bo', phone: '+82 2 1234', booking_link: 'https://cal.example.com/bo' });
    const bo = await run(updatePerson, { person: 'BO@example.com', zone: null, roles: ['ae', 'csm'] });
    expect(bo).toEqual({
      id: 'bo',
      name: 'Bo',
      first_name: 'Bo',
      email: 'bo@example.com',
      phone: '+82 2 1234',
      booking_link: 'https://cal.example.com/bo',
      roles: ['ae', 'csm'],
    });
    expect((await run(listPeople, {})).people).toContainEqual(bo);
  });

  test('an address belongs to one person', async () => {
    const { run } = testOperations(database.db, 1000);
    await expect(run(updatePerson, { person: 'bo', email: 'ada@example.com' })).rejects.toMatchObject({
      reason: 'email-taken',
    });
    await expect(run(updatePerson, { person: 'nobody', name: 'X' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('people of a file', () => {
  const records = [
    { email: 'flo@example.com', name: 'Flo', manager: 'gus@example.com', roles: ['csm'] },
    { email: 'gus@example.com', name: 'Gus', manager: 'nobody@example.com' },
    { email: 'hal@example.com', name: 'Hal', manager: 'bo' },
  ];
  const bring = () => database.db.transaction((tx) => upsertPeople(tx, records, { actor: 'cli:ada', at: 2000 }));
  const audited = () =>
    database.db.query(`select operation, input ->> 'id' as id, before from audit where actor = 'cli:ada' order by id`);

  test('come in once, each audited, and are shown with their manager; without the manager they are refused', async () => {
    expect((await bring()).map(({ kind }) => kind)).toEqual(['refused', 'refused', 'added']);
    expect((await bring()).map(({ kind }) => kind)).toEqual(['refused', 'refused', 'unchanged']);
    expect(await audited()).toEqual([{ operation: 'add-person', id: 'hal@example.com', before: null }]);
    const { run } = testOperations(database.db, 3000);
    const { people } = await run(listPeople, {});
    expect(people.find(({ id }) => id === 'hal@example.com')).toMatchObject({ manager: 'bo', roles: [] });
  });

  test('a manager is given by hand too, must be somebody else, and null takes it away', async () => {
    const { run } = testOperations(database.db, 3000);
    expect(await run(updatePerson, { person: 'bo', manager: 'ada@example.com' })).toMatchObject({
      manager: 'ada@example.com',
    });
    await expect(run(updatePerson, { person: 'bo', manager: 'BO@example.com' })).rejects.toMatchObject({
      reason: 'own-manager',
    });
    await expect(run(addPerson, { name: 'Ida', email: 'ida@example.com', manager: 'nobody' })).rejects.toMatchObject({
      reason: 'manager-unknown',
    });
    expect(await run(updatePerson, { person: 'bo', manager: null })).not.toHaveProperty('manager');
  });
});
