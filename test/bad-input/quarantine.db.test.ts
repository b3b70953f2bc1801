import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, isoInstant } from '#base';
import { START } from '../door.ts';
import { type ProductDoor, productDoor } from './product-door.ts';
import { MENDED, TRIAL } from './trial-playbook.ts';

let door: ProductDoor;
beforeEach(async () => {
  door = await productDoor();
  await door.ask('publish-playbook', { files: TRIAL });
  await door.drain();
});
afterEach(() => door.close());

let sent = 0;
const use = (account: string, more: object = {}) => ({
  type: 'track',
  event: 'service.used',
  userId: `${account}-jen`,
  messageId: `use ${++sent}`,
  context: { groupId: account },
  properties: { quantity: 1, region: 'eu' },
  ...more,
});

async function send(...batch: object[]): Promise<void> {
  expect(await door.told('/v1/batch', { batch })).toBe('200 {"success":true}');
  await door.drain();
}

const recorded = async (account: string) =>
  (await door.ask('list-events', { account, name: 'service.used' })).events.length as number;
const messages = async () =>
  (await door.ask('list-quarantine', {})).events.map((one: { message: string }) => one.message);

describe('an event that can not be recorded', () => {
  test('is told with the property, what it is, and what it can be', async () => {
    await send(
      use('a', { properties: { quantity: 1 } }),
      use('a', { properties: { region: 'eu' } }),
      use('a', { properties: { quantity: 'many', region: 'eu' } }),
      use('a', { properties: { quantity: 1, region: 'moon' } }),
      use('a', { properties: { quantity: 1e300, region: 'eu' } }),
    );
    await door.told('/v1/track', JSON.stringify(use('a')).replace('"quantity":1', '"quantity":1e999'));
    await door.drain();
    expect((await messages()).sort()).toMatchInlineSnapshot(`
      [
        "quantity of service.used is "Infinity"; it needs a number",
        "quantity of service.used is "many"; it needs a number",
        "region of service.used is moon; it can be eu, us",
        "service.used needs the property quantity (number)",
        "service.used needs the property region (text)",
        "service.used: usage can't be counted past 2^53 at 3 decimals; correct the value, or declare fewer decimals",
      ]
    `);
    expect(await recorded('a')).toBe(0);
    const { total, reasons } = await door.ask('list-quarantine', { limit: 1 });
    expect({ total, reasons }).toMatchInlineSnapshot(`
      {
        "reasons": [
          {
            "count": 2,
            "reason": "property-missing",
          },
          {
            "count": 2,
            "reason": "property-type",
          },
          {
            "count": 1,
            "reason": "metric-overflow",
          },
          {
            "count": 1,
            "reason": "property-value",
          },
        ],
        "total": 6,
      }
    `);
  });

  test('because of its time is told with that time, and enters at the one that a person gives', async () => {
    await send(
      use('a', { timestamp: '1999-12-31T23:59:59Z' }),
      use('a', { timestamp: isoInstant(START + 25 * HOUR) }),
      use('b', { timestamp: '9999-12-31T23:59:59Z' }),
      use('b', { timestamp: '0001-01-01T00:00:00Z' }),
      // In time, whatever the zone that was forgotten.
      use('b', { timestamp: isoInstant(START + 23 * HOUR) }),
    );
    expect((await messages()).sort()).toMatchInlineSnapshot(`
      [
        "service.used is dated 0001-01-01T00:00:00.000Z, before 2000; replay it with the time at which it occurred",
        "service.used is dated 1999-12-31T23:59:59.000Z, before 2000; replay it with the time at which it occurred",
        "service.used is dated 2026-03-03T10:00:00.000Z, more than 24 h ahead; correct the sender's clock and replay it with the time at which it occurred",
        "service.used is dated 9999-12-31T23:59:59.000Z, more than 24 h ahead; correct the sender's clock and replay it with the time at which it occurred",
      ]
    `);
    const replayed = await door.ask('replay-quarantine', { reason: 'ahead-of-time', occurred: 'received' });
    expect([replayed.replayed.length, replayed.remaining]).toEqual([2, 0]);
    await door.ask('replay-quarantine', { account: 'b', reason: 'too-old', occurred: '2026-02-01T10:00:00Z' });
    await door.drain();
    const { events } = await door.ask('list-events', { account: 'b', name: 'service.used' });
    expect(events.map((one: { occurred: string }) => one.occurred)).toEqual([
      isoInstant(START + 23 * HOUR),
      isoInstant(START),
      '2026-02-01T10:00:00.000Z',
    ]);
    expect((await door.ask('list-quarantine', {})).total).toBe(1);
  });

  test('a sentAt that was never set moves no time', async () => {
    const timestamp = isoInstant(START - HOUR);
    const batch = [use('a', { timestamp })];
    await door.told('/v1/batch', { batch, sentAt: '0001-01-01T00:00:00Z' });
    await door.drain();
    const { events } = await door.ask('list-events', { account: 'a', name: 'service.used' });
    expect(events.map((one: { occurred: string }) => one.occurred)).toEqual([timestamp]);
  });
});

describe('the same event twice', () => {
  test('is there once, in one batch, in two, and when it comes again a day later', async () => {
    const again = use('a');
    await send(again, again);
    await send(again);
    door.clock.set(START + 24 * HOUR);
    await send(again);
    expect(await recorded('a')).toBe(1);
    expect((await door.ask('list-quarantine', {})).total).toBe(0);
  });

  test('with other content is shown beside what is stored, and can be recorded as one of its own', async () => {
    const first = use('a');
    await send(first);
    await send({ ...first, properties: { quantity: 2, region: 'us' } });
    const { events } = await door.ask('list-quarantine', {});
    const [{ reason, message, event, stored }] = events;
    expect({ reason, message, event: event.properties, stored: stored.properties }).toMatchInlineSnapshot(`
      {
        "event": {
          "quantity": 2,
          "region": "us",
        },
        "message": "service.used came again under the same key with other content; send it under a key of its own",
        "reason": "key-reused",
        "stored": {
          "quantity": 1,
          "region": "eu",
        },
      }
    `);
    await door.ask('replay-quarantine', { ids: [events[0].id] });
    await door.drain();
    // Nothing was put right: it is back, once.
    expect((await door.ask('list-quarantine', {})).total).toBe(1);
    await door.ask('replay-quarantine', { ids: [events[0].id], as_new: true });
    await door.drain();
    expect(await recorded('a')).toBe(2);
  });
});

describe('the quarantine', () => {
  const without = (account: string) => use(account, { properties: { quantity: 1 } });

  test('lets all of a reason in at once when the schema is mended, each once', async () => {
    const accounts = ['a', 'b', 'c', 'd'];
    await send(...accounts.map(without), use('a', { properties: { quantity: 'x' } }));
    await door.ask('publish-playbook', { files: MENDED });
    await door.drain();
    const first = await door.ask('replay-quarantine', { reason: 'property-missing', limit: 3 });
    const second = await door.ask('replay-quarantine', { reason: 'property-missing' });
    expect([first.replayed.length, first.remaining, second.replayed.length, second.remaining]).toEqual([3, 1, 1, 0]);
    await door.drain();
    for (const account of accounts) expect(await recorded(account)).toBe(1);
    expect((await door.ask('replay-quarantine', { reason: 'property-missing' })).replayed).toEqual([]);
    expect((await door.ask('list-quarantine', {})).reasons).toEqual([{ reason: 'property-type', count: 1 }]);
  });

  test('is emptied by whoever says why, and the audit keeps that', async () => {
    await send(without('a'), without('b'));
    const { events } = await door.ask('list-quarantine', { account: 'a' });
    await door.ask('discard-quarantined', { ids: [events[0].id], why: 'a test of the sender' });
    expect(await door.ask('list-quarantine', {})).toMatchObject({ total: 1, events: [{ account: 'b' }] });
    const audited = await door.db.query("select input from audit where operation = 'discard-quarantined'");
    expect(audited).toEqual([{ input: { ids: [events[0].id], why: 'a test of the sender' } }]);
  });

  test('needs to be told which events are meant', async () => {
    const admin = { authorization: `Bearer ${door.keys.admin}` };
    const id = '48ec3de3-4d5b-4c0c-9f4e-0b6a3f1c2d7e';
    expect(
      await door.tell([
        ['replay nothing', '/api/replay-quarantine', {}, admin],
        ['discard nothing', '/api/discard-quarantined', { why: 'x' }, admin],
        ['discard without a reason', '/api/discard-quarantined', { ids: [id] }, admin],
        ['one that is not there', '/api/replay-quarantine', { ids: [id] }, admin],
        ['a time that is none', '/api/replay-quarantine', { ids: [id], occurred: 'now' }, admin],
        ['no unassigned', '/api/discard-unassigned', { why: 'x' }, admin],
        ['one that is not unassigned', '/api/discard-unassigned', { ids: [7], why: 'x' }, admin],
      ]),
    ).toMatchInlineSnapshot(`
      "
      replay nothing → 400 nothing-chosen: Say which events are meant: ids, account or reason, as list-quarantine shows them.
      discard nothing → 400 nothing-chosen: Say which events are meant: ids, account or reason, as list-quarantine shows them.
      discard without a reason → 400 invalid-input: The input of discard-quarantined can't be used: why is missing; it must be a text. Correct it and send it again.
      one that is not there → 404 not-in-quarantine: Not in the quarantine: 48ec3de3-4d5b-4c0c-9f4e-0b6a3f1c2d7e. Nothing was done.
      a time that is none → 400 invalid-input: The input of replay-quarantine can't be used: occurred must be a time with its zone, like 2026-03-02T15:00:00+01:00, or received. Correct it and send it again.
      no unassigned → 400 nothing-chosen: Say which events are meant: ids or a contact, as list-unassigned shows them.
      one that is not unassigned → 404 not-unassigned: Not among the unassigned events: 7. Nothing was done.
      "
    `);
  });
});

test('what nobody’s account is told of is counted, and discarded by contact', async () => {
  await send(
    { type: 'track', event: 'page', userId: 'robot' },
    { type: 'track', event: 'page', userId: 'robot' },
    { type: 'track', event: 'page', userId: 'jen' },
  );
  expect((await door.ask('list-unassigned', {})).total).toBe(3);
  expect(await door.ask('discard-unassigned', { contact: 'robot', why: 'a robot' })).toEqual({ discarded: 2 });
  expect(await door.ask('list-unassigned', {})).toMatchObject({ total: 1, events: [{ contact: 'jen' }] });
});
