import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { addPerson } from './add-person.ts';
import { listPeople } from './list-people.ts';
import { updatePerson } from './update-person.ts';

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
