import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAccount } from '#domain/accounts';
import { listContracts } from '#domain/contracts';
import { listMeetings } from '#domain/meetings';

import { appendToInbox, eventKey, type IncomingEvent, runtimeSource, shardOf, tick } from '#engine';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { testFeatures } from '../../test/features.ts';
import { testOperations } from '../../test/operations.ts';

const now = Date.UTC(2026, 2, 2, 10);
const features = testFeatures();
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const said = (name: string, properties: IncomingEvent['properties']): IncomingEvent => ({
  account: 'acme',
  key: eventKey('test', `${name} ${JSON.stringify(properties)}`),
  name,
  source: 'test',
  contact: 'ann',
  properties,
});

test('one tick stores what events say of an account, a contact, a contract and a meeting', async () => {
  const { db } = database;
  const runtime = runtimeSource({
    registry: {
      relations: features.flatMap((feature) => feature.relations),
      recorders: features.flatMap((feature) => feature.recorders),
      effects: features.flatMap((feature) => feature.effects),
    },
    productEvents: Object.assign({}, ...features.map((feature) => feature.events)),
    load: () => {
      throw new Error('no playbook is published here');
    },
  });
  const events = [
    said('account.identified', { traits: { name: 'Acme', csm: 'ada', plan_limit: 100 } }),
    said('contact.identified', { traits: { name: 'Ann Lee', email: 'ann@example.com' } }),
    said('contract.recorded', { contract: 'c1', starts_on: '2026-01-01', arr: 1200 }),
    said('meeting.booked', { starts: '2026-03-05T15:00:00Z', ends: '2026-03-05T15:30:00Z' }),
    said('meeting.booked', { starts: 'tomorrow', ends: 'later' }),
  ];
  await appendToInbox(db, events, 1, now);
  await tick({ db, runtime, floors: new Map(), months: new Set() }, shardOf('acme'), now, 1000);

  const { run } = testOperations(db, now);
  expect(await run(getAccount, { account: 'acme' })).toMatchObject({
    name: 'Acme',
    owner: 'ada',
    attributes: { plan_limit: 100 },
    contacts: [{ contact: 'ann', first_name: 'Ann', email: 'ann@example.com' }],
  });
  expect((await run(listContracts, { account: 'acme' })).contracts).toMatchObject([{ contract: 'c1', arr: 1200 }]);
  expect((await run(listMeetings, { account: 'acme' })).meetings).toMatchObject([
    { contact: 'ann', starts: '2026-03-05T15:00:00.000Z', status: 'booked' },
  ]);
  const quarantined = await db.query<{ reason: string }>('select reason from quarantine');
  expect(quarantined).toHaveLength(1);
});

test('no two features bring an operation, an effect, an event or an action of the same name', () => {
  const namesOf = (list: readonly string[]): void => expect(list).toEqual([...new Set(list)]);
  namesOf(features.flatMap((feature) => feature.operations.map((operation) => operation.name)));
  namesOf(features.flatMap((feature) => feature.effects.map((effect) => effect.kind)));
  namesOf(features.flatMap((feature) => Object.keys(feature.events)));
  namesOf(features.flatMap((feature) => Object.keys(feature.actions)));
});
