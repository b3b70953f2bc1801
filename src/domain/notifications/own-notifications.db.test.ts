import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '#domain/team';
import { shardOf } from '#engine';
import type { Actor } from '#platform/access';
import { createRunner } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { listNotifications } from './list-notifications.ts';
import { readNotification } from './read-notification.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const csm: Actor = { kind: 'person', id: 'u1', role: 'csm', person: 'ada' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  for (const id of ['ada', 'bo'])
    await testOperations(database.db, 1).run(addPerson, { id, name: id, email: `${id}@example.com`, roles: ['csm'] });
  await database.db.query(
    `insert into notification (shard, account, id, person, message, title, body, locale, created_at)
     select $1, 'acme', $2, person, 'won', 'Won', '', 'en', now() from unnest(array['ada', 'bo']) as person`,
    [shardOf('acme'), ID],
  );
});
afterAll(() => database.close());

const runner = () =>
  createRunner({
    db: database.db,
    clock: { now: () => 1_000_000 },
    shardOf,
    appendEvents: async () => [],
    wake: () => undefined,
    newId: () => 'run',
  });
const list = async (actor: Actor, input = {}) =>
  (await runner().run(listNotifications, { actor, input })).notifications.map(({ person }) => person);

test('whoever is signed in has their own notifications, and marks only their own as read', async () => {
  expect(await list(csm)).toEqual(['ada']);
  const { read } = await runner().run(readNotification, { actor: csm, input: { account: 'acme', notification: ID } });
  expect(read.map(({ person }) => person)).toEqual(['ada']);
  expect(await list({ ...csm, person: 'bo' }, { unread: true })).toEqual(['bo']);
});

test('a colleague’s are for those who administer, and who is no person of the team has none', async () => {
  await expect(list(csm, { person: 'bo' })).rejects.toMatchObject({ code: 'forbidden', reason: 'not-yours' });
  expect(await list({ ...csm, role: 'admin' }, { person: 'bo@example.com' })).toEqual(['bo']);
  expect(await list({ kind: 'person', id: 'u2', role: 'owner' })).toEqual([]);
  expect((await list({ kind: 'key', id: 'k', role: 'admin' })).sort()).toEqual(['ada', 'bo']);
});
