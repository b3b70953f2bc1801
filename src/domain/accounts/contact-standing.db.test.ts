import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, type JsonObject } from '#base';
import { type LogEvent, type Recorder, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import fc from '../../../test/laws.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { contactFacts } from './contact-facts.ts';
import { listContactsAt } from './contact-list.ts';
import { loadContacts } from './contact-store.ts';
import { recordContacts } from './record-contacts.ts';
import { unsuppressContact } from './unsuppress-contact.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const START = Date.UTC(2026, 2, 2, 9);
const record = (recorder: Recorder, ...events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recorder.runMany(tx, shardOf(events[0]?.account ?? ''), events));
const event = (account: string, name: string, contact: string, properties: JsonObject = {}, occurredAt = START) =>
  aLogEvent({ account, name, contact, properties, occurredAt });
const contactOf = async (account: string, id: string) =>
  (await loadContacts(database.db, shardOf(account), [account])).get(account)?.find((one) => one.id === id);

test('the reader that is stored is the one that the fold gives, wherever the batches are cut', async () => {
  const events = [
    event('fold', 'contact.identified', 'ann', {
      traits: { email: 'a@x.example', zone: 'Asia/Seoul', role: 'Champion', colour: 'red' },
    }),
    event('fold', 'email.clicked', 'ann', {}, START + DAY),
    event('fold', 'email.clicked', 'stranger', {}, START + DAY),
    event('fold', 'contact.identified', 'bob', { traits: { is_primary: true } }),
    event('fold', 'email.replied', 'bob', {}, START + 2 * DAY),
    event('fold', 'contact.identified', 'bob', { traits: { is_primary: false } }, START + DAY),
  ];
  for (const one of events) await record(recordContacts, one);
  const stored = (await contactFacts.load(database.db, shardOf('fold'), ['fold', 'nobody'])).get('fold');
  const folded = events.reduce((row, one) => contactFacts.fold?.(row, one) ?? row, contactFacts.empty('fold'));
  if (stored === undefined) throw new Error('nothing is stored');
  expect(contactFacts.readerOf?.(stored, 'primary contact')).toEqual({ zone: 'Asia/Seoul', heard: [START + DAY] });
  expect(contactFacts.readerOf?.(folded, 'primary contact')).toEqual(
    contactFacts.readerOf?.(stored, 'primary contact'),
  );
  expect(contactFacts.readerOf?.(stored, 'champion')).toEqual({ zone: 'Asia/Seoul', heard: [START + DAY] });
  const later = event('fold', 'contact.identified', 'bob', { traits: { is_primary: true } }, START + 3 * DAY);
  const named = (await contactFacts.load(database.db, shardOf('fold'), ['fold'], [later])).get('fold') ?? stored;
  expect(contactFacts.readerOf?.(contactFacts.fold?.(named, later) ?? named, 'primary contact')).toEqual({
    heard: [START + 2 * DAY],
  });
});

test('what a stranger did stays unknown once they are a contact, wherever the batches are cut', async () => {
  const events = (account: string) => [
    event(account, 'email.clicked', 'ann', {}, START),
    event(account, 'email.unsubscribed', 'ann', {}, START),
    event(account, 'contact.identified', 'ann', { traits: { email: 'ann@x.example' } }, START + 1),
    event(account, 'email.replied', 'ann', {}, START + DAY),
  ];
  for (const one of events('apart')) await record(recordContacts, one);
  await record(recordContacts, ...events('at-once'));
  const folded = events('at-once').reduce(
    (row, one) => contactFacts.fold?.(row, one) ?? row,
    contactFacts.empty('at-once'),
  );
  expect(contactFacts.readerOf?.(folded, 'primary contact')).toEqual({ heard: [START + DAY] });
  for (const account of ['apart', 'at-once']) {
    const stored = (await contactFacts.load(database.db, shardOf(account), [account])).get(account);
    expect(stored && contactFacts.readerOf?.(stored, 'primary contact')).toEqual({ heard: [START + DAY] });
    expect(await contactOf(account, 'ann')).not.toHaveProperty('suppressed');
  }
});

test('of many contacts only who may read is loaded, and the fold from there is the fold of all', async () => {
  const id = fc.constantFrom('ann', 'Bob', 'cy', 'Dan', 'eve');
  const traits = fc.record(
    {
      email: fc.constantFrom('x@x.example', null),
      is_primary: fc.boolean(),
      role: fc.constantFrom('Champion', 'champion', null),
      zone: fc.constantFrom('Asia/Seoul', 'Europe/Berlin'),
    },
    { requiredKeys: [] },
  );
  const happening = fc.oneof(
    fc.record({ id, name: fc.constant('contact.identified'), traits, day: fc.nat(20) }),
    fc.record({ id, name: fc.constant('email.clicked'), traits: fc.constant({}), day: fc.nat(20) }),
  );
  let account = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { maxLength: 12 }),
      fc.array(happening, { maxLength: 4 }),
      async (past, next) => {
        const name = `many ${++account}`;
        const said = (all: typeof past): LogEvent[] =>
          all.map((one) => event(name, one.name, one.id, { traits: one.traits }, START + one.day * DAY));
        const [before, after] = [said(past), said(next)];
        const fold = (row: ReturnType<typeof contactFacts.empty>, events: readonly LogEvent[]) =>
          events.reduce((folded, one) => contactFacts.fold?.(folded, one) ?? folded, row);
        if (before.length > 0) await record(recordContacts, ...before);
        const loaded = await contactFacts.load(database.db, shardOf(name), [name], after);
        const row = loaded.get(name) ?? contactFacts.empty(name);
        expect(row.contacts.size).toBeLessThanOrEqual(4 + new Set(next.map((one) => one.id)).size);
        const whole = fold(contactFacts.empty(name), [...before, ...after]);
        for (const to of ['primary contact', 'champion'])
          expect(contactFacts.readerOf?.(fold(row, after), to)).toEqual(contactFacts.readerOf?.(whole, to));
      },
    ),
    { numRuns: 60 },
  );
});

describe('unsuppress-contact', () => {
  test('says that a contact is written to again, once there is something to lift', async () => {
    const { run, emitted } = testOperations(database.db, START);
    await record(recordContacts, event('dead', 'contact.identified', 'ann', { traits: { email: 'ann@dead.example' } }));
    const ann = { account: 'dead', contact: 'ann' };
    await expect(run(unsuppressContact, ann)).rejects.toMatchObject({ reason: 'contact-not-suppressed' });
    await expect(run(unsuppressContact, { account: 'dead', contact: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await record(recordContacts, event('dead', 'email.bounced', 'ann', { to: 'ann@dead.example' }));
    expect(await contactOf('dead', 'ann')).toMatchObject({ suppressed: 'bounced' });
    expect(await run(unsuppressContact, ann)).toEqual({ ...ann, was: 'bounced' });
    expect(emitted).toMatchObject([{ name: 'contact.unsuppressed', contact: 'ann', properties: { was: 'bounced' } }]);
    await record(recordContacts, event('dead', 'contact.unsuppressed', 'ann'));
    expect(await contactOf('dead', 'ann')).not.toHaveProperty('suppressed');
  });
});

test('an address is found in every account that knows it, in any case of letters', async () => {
  for (const account of ['one', 'two'])
    await record(recordContacts, event(account, 'contact.identified', 'c', { traits: { email: 'Same@x.example' } }));
  expect(await listContactsAt(database.db, 'sAME@x.example')).toEqual([
    { account: 'one', id: 'c' },
    { account: 'two', id: 'c' },
  ]);
});
