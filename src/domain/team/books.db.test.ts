import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setSetting } from '#domain/settings';
import { shardOf } from '#engine';
import type { Actor } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { testOperations } from '../../../test/operations.ts';
import { addPerson } from './add-person.ts';
import { addToAccountTeam } from './add-to-account-team.ts';
import { createBooks } from './books.ts';
import { listAccountTeam } from './list-account-team.ts';
import { removeFromAccountTeam } from './remove-from-account-team.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
let database: TestDatabase;
let run: ReturnType<typeof testOperations>['run'];

beforeEach(async () => {
  database = await testDatabase();
  ({ run } = testOperations(database.db, AT));
  await run(addPerson, { name: 'Lena Lead', email: 'lena@acme.com', roles: ['cs_lead'] });
  for (const name of ['ann', 'bob'])
    await run(addPerson, { name, email: `${name}@acme.com`, manager: 'lena@acme.com' });
  await run(addPerson, { name: 'Pia Partner', email: 'pia@partner.com' });
  await owned('of-ann', 'ANN@acme.com');
  await owned('of-bob', 'bob@acme.com');
  await owned('of-lena', 'lena@acme.com');
  await owned('of-nobody', null);
});
afterEach(() => database.close());

const owned = (id: string, owner: string | null) =>
  database.db.query('insert into account (shard, id, owner) values ($1, $2, $3)', [shardOf(id), id, owner]);

const actor = (role: Actor['role'], person?: string): Actor => ({
  kind: 'person',
  id: `${role} ${person}`,
  role,
  ...(person === undefined ? {} : { person }),
});
const book = async (person: string | undefined, whose: 'mine' | 'team' | 'all') =>
  (await createBooks().book(database.db, actor('csm', person), whose))?.toSorted();
const sees = async (who: Actor) => {
  const seen = await createBooks().sees(database.db, who);
  return seen === undefined ? 'all' : [...seen].sort();
};

describe('a book', () => {
  test('of one is what they own, in any case of letters, and where they are in the team', async () => {
    await run(addToAccountTeam, { account: 'of-nobody', person: 'ann@acme.com', role: 'ae' });
    expect(await book('ann@acme.com', 'mine')).toEqual(['of-ann', 'of-nobody']);
    expect(await book('pia@partner.com', 'mine')).toEqual([]);
    expect(await book(undefined, 'mine')).toEqual([]);
    expect(await book('ann@acme.com', 'all')).toBeUndefined();
  });

  test('of a team is that of the people of the same manager; of a manager, that of their people and their own', async () => {
    expect(await book('ann@acme.com', 'team')).toEqual(['of-ann', 'of-bob']);
    expect(await book('lena@acme.com', 'team')).toEqual(['of-ann', 'of-bob', 'of-lena']);
    expect(await book('pia@partner.com', 'team')).toEqual([]);
  });

  test('of 5,000 accounts is read at once', async () => {
    await database.db.query(
      `insert into account (shard, id, owner) select i % 64, 'a' || i, 'bob@acme.com' from generate_series(1, 5000) i`,
    );
    const started = performance.now();
    expect(await book('lena@acme.com', 'team')).toHaveLength(5_003);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('somebody sees', () => {
  test('as a partner only the accounts that they were put into the team of', async () => {
    const pia = actor('partner', 'pia@partner.com');
    expect(await sees(pia)).toEqual([]);
    await run(addToAccountTeam, { account: 'of-ann', person: 'pia@partner.com', role: 'partner' });
    expect(await sees(pia)).toEqual(['of-ann']);
    expect(await sees(actor('partner'))).toEqual([]);
    const { members } = await run(listAccountTeam, { account: 'of-ann' });
    expect(members).toMatchObject([{ person: 'pia@partner.com', name: 'Pia Partner', role: 'partner' }]);
    await run(removeFromAccountTeam, { account: 'of-ann', person: 'pia@partner.com', role: 'partner' });
    expect(await sees(pia)).toEqual([]);
  });

  test('as a csm everything, or the own book where it is set so; as others everything', async () => {
    const ann = actor('csm', 'ann@acme.com');
    expect(await sees(ann)).toBe('all');
    await run(setSetting, { key: 'access.csms_see', value: 'book' });
    expect(await sees(ann)).toEqual(['of-ann']);
    expect(await sees(actor('csm'))).toEqual([]);
    for (const role of ['owner', 'admin', 'cs_lead', 'ae', 'operations', 'viewer'] as const) {
      expect([role, await sees(actor(role, 'ann@acme.com'))]).toEqual([role, 'all']);
    }
    expect(await sees({ kind: 'key', id: 'k', role: 'write' })).toBe('all');
  });
});
