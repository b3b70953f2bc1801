import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { addPerson } from '#domain/team';
import { type LogEvent, type Recorder, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { emptyAccount, foldAccount } from './account.ts';
import { loadAccounts } from './account-store.ts';
import { loadAssignees } from './account-team.ts';
import { assignAccount } from './assign-account.ts';
import { loadContacts } from './contact-store.ts';
import { getAccount } from './get-account.ts';
import { recordAccounts } from './record-accounts.ts';
import { recordContacts } from './record-contacts.ts';
import { setAccount } from './set-account.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const record = (recorder: Recorder, ...events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recorder.runMany(tx, shardOf(events[0]?.account ?? ''), events));
const identified = (account: string, occurredAt: number, traits: JsonObject): LogEvent =>
  aLogEvent({ account, name: 'account.identified', occurredAt, properties: { traits } });
const contactIdentified = (account: string, contact: string, occurredAt: number, traits: JsonObject): LogEvent =>
  aLogEvent({ account, name: 'contact.identified', occurredAt, properties: { contact, traits } });
const historyOf = (subject: string): Promise<unknown[]> =>
  database.db.query(`select field, at, value from change where subject = $1 order by field, at`, [subject]);

describe('recording accounts', () => {
  test('what is stored is what the fold gives, wherever the batches are cut', async () => {
    const events = [
      identified('fold', 5000, { name: 'Fold', plan_limit: 100, zone: 'Europe/Berlin', created_on: '2025-01-31' }),
      identified('fold', 3000, { plan_limit: 50, seats: 4, owner: 'ada' }),
      identified('fold', 7000, { plan_limit: 200, seats: null, zone: 'nowhere' }),
    ];
    const [first, ...rest] = events as [LogEvent, ...LogEvent[]];
    await record(recordAccounts, first);
    await record(recordAccounts, ...rest);
    const stored = await loadAccounts(database.db, shardOf('fold'), ['fold', 'unheard of']);
    expect([...stored.keys()]).toEqual(['fold']);
    expect(stored.get('fold')).toEqual(events.reduce(foldAccount, emptyAccount('fold')));
    expect(stored.get('fold')?.fields).toEqual({
      name: 'Fold',
      owner: 'ada',
      plan_limit: 200,
      zone: 'Europe/Berlin',
      created_on: '2025-01-31',
    });
  });

  test('history keeps what was true when, also of what comes late', async () => {
    await record(recordAccounts, identified('past', 5000, { tier: 'gold' }));
    await record(
      recordAccounts,
      identified('past', 3000, { tier: 'silver' }),
      identified('past', 9000, { tier: 'gold' }),
    );
    const rows = await database.db.query(
      `select field, at, value from change where account = 'past' and subject = 'account' order by at`,
    );
    expect(rows).toEqual([
      { field: 'tier', at: 3000, value: 'silver' },
      { field: 'tier', at: 5000, value: 'gold' },
    ]);
  });
});

describe('recording contacts', () => {
  test('a contact is stored with a first name to write to, and its account is listed', async () => {
    await record(
      recordContacts,
      contactIdentified('people', 'c2', 1000, { name: 'Bea Moss', email: 'bea@example.com', shoe: 38 }),
      contactIdentified('people', 'c1', 1000, { firstName: 'Al', timezone: 'Asia/Seoul', is_primary: true }),
    );
    await record(recordContacts, contactIdentified('people', 'c2', 2000, { role: 'decision maker' }));
    const contacts = await loadContacts(database.db, shardOf('people'), ['people', 'nobody']);
    expect(contacts.get('nobody')).toEqual([]);
    expect(contacts.get('people')).toEqual([
      { account: 'people', id: 'c1', firstName: 'Al', zone: 'Asia/Seoul', isPrimary: true, attributes: {} },
      {
        account: 'people',
        id: 'c2',
        name: 'Bea Moss',
        firstName: 'Bea',
        email: 'bea@example.com',
        role: 'decision maker',
        isPrimary: false,
        attributes: { shoe: 38 },
      },
    ]);
    expect(await historyOf('contact:c2')).toContainEqual({ field: 'role', at: 2000, value: 'decision maker' });
    // It is there, of which only contacts are known.
    expect((await loadAccounts(database.db, shardOf('people'), ['people'])).get('people')).toMatchObject({
      fields: {},
    });
  });
});

describe('operations on accounts', () => {
  test('an account is shown with its attributes and contacts', async () => {
    await record(recordAccounts, identified('people', 1000, { name: 'People Ltd', plan_limit: 10 }));
    const { run } = testOperations(database.db, 1);
    expect(await run(getAccount, { account: 'people' })).toMatchObject({
      account: 'people',
      name: 'People Ltd',
      attributes: { plan_limit: 10 },
      contacts: [{ contact: 'c1', first_name: 'Al', is_primary: true }, { contact: 'c2' }],
    });
    await expect(run(getAccount, { account: 'gone' })).rejects.toMatchObject({ reason: 'account-not-found' });
  });

  test('assigning says it as an event, by the person’s id', async () => {
    const { run, emitted } = testOperations(database.db, 1);
    await run(addPerson, { id: 'ada', name: 'Ada', email: 'ada@example.com', roles: ['csm'] });
    await run(assignAccount, { account: 'people', owner: 'ADA@example.com' });
    expect(emitted).toMatchObject([
      { account: 'people', name: 'account.identified', properties: { traits: { owner: 'ada' } } },
    ]);
    await expect(run(assignAccount, { account: 'people', owner: 'zoe' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(run(assignAccount, { account: 'gone', owner: 'ada' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('attributes set by hand are said as an event; a zone that is none is refused', async () => {
    const { run, emitted } = testOperations(database.db, 1);
    await run(setAccount, { account: 'people', attributes: { plan_limit: 20, timezone: 'UTC' } });
    expect(emitted[0]?.properties).toEqual({ traits: { plan_limit: 20, timezone: 'UTC' } });
    await expect(run(setAccount, { account: 'people', attributes: { zone: 'Berlin' } })).rejects.toThrow(
      /Europe\/Berlin/,
    );
  });

  test('the csm of an account is its owner, of one without an owner the admin', async () => {
    const { run } = testOperations(database.db, 1);
    await run(addPerson, { id: 'root', name: 'Root', email: 'root@example.com', roles: ['admin'] });
    await record(recordAccounts, identified('owned', 1, { csm: 'ada@example.com' }));
    const shard = shardOf('owned');
    const find = await loadAssignees(database.db, shard, ['owned', 'orphan']);
    expect(find('owned', ['csm'])?.id).toBe('ada');
    expect(find('orphan', ['csm'])?.id).toBe('root');
  });
});
