import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { START, testDoor } from '../../../test/door.ts';
import { nameAccounts } from './name-accounts.ts';
import { createReceiver } from './receive-calls.ts';

let door: Awaited<ReturnType<typeof testDoor>>;
beforeEach(async () => {
  door = await testDoor();
});
afterEach(() => door.close());

const used = (userId: string, more: JsonObject = {}): JsonObject => ({ type: 'track', event: 'used', userId, ...more });
const group = (userId: string, groupId: string): JsonObject => ({ type: 'group', userId, groupId });
const send = (...calls: JsonObject[]) => door.receiver.receive({ calls });

async function inbox() {
  return (await door.inbox()).map(({ account, event }) => `${account}: ${event.name} of ${event.contact ?? 'nobody'}`);
}
async function waiting(): Promise<number> {
  return (await door.post('/api/list-unassigned', {})).answer.total;
}

describe('an event whose account can’t be told', () => {
  test('waits, visible and counted, and enters in its order when a group call names the account', async () => {
    await send({ type: 'identify', userId: 'jen', traits: { email: 'jen@acme.com' } });
    door.clock.set(START + 1000);
    await send(used('jen'), used('bob'));
    const { answer } = await door.post('/api/list-unassigned', { contact: 'jen' });
    expect(answer.total).toBe(2);
    expect(answer.events).toMatchObject([
      { contact: 'jen', name: 'contact.identified', received: '2026-03-02T09:00:00.000Z' },
      { contact: 'jen', name: 'used' },
    ]);
    door.clock.set(START + 5000);
    await send(group('jen', 'acme'));
    const rows = await door.inbox();
    expect(rows.map(({ event }) => [event.name, event.occurredAt])).toEqual([
      ['contact.identified', START],
      ['used', START + 1000],
      ['contact.identified', undefined],
      ['account.identified', undefined],
    ]);
    expect(rows[2]?.event.properties).toEqual({ contact: 'jen', traits: { email: 'jen@acme.com' } });
    expect(rows.every((row) => row.receivedAt === START + 5000)).toBe(true);
    expect(await waiting()).toBe(1);
  });

  test('enters when an import names it', async () => {
    await send(used('jen'), used('bob'));
    const shards = await door.db.transaction((tx) =>
      nameAccounts(tx, [{ contact: 'jen', account: 'acme' }], START + 1),
    );
    expect(await inbox()).toEqual(['acme: used of jen']);
    expect(shards).toEqual((await door.inbox()).map((row) => row.shard));
    expect(await waiting()).toBe(1);
  });

  test('enters when a person says so, also for a contact of several accounts', async () => {
    await send(group('jen', 'a'), group('jen', 'b'), used('jen'));
    expect(await waiting()).toBe(1);
    const { answer } = await door.post('/api/assign-contact', { contact: 'jen', account: 'b' });
    expect(answer).toEqual({ contact: 'jen', account: 'b', released: 1 });
    expect((await inbox()).filter((row) => row.includes('used'))).toEqual(['b: used of jen']);
  });

  test('keeps no visitor’s page after the visitor signs in at an account', async () => {
    await send({ type: 'page', anonymousId: 'x', name: 'Pricing' });
    await send({ type: 'identify', userId: 'jen', anonymousId: 'x', context: { groupId: 'acme' } });
    expect(await inbox()).toEqual(['acme: page.viewed of jen', 'acme: contact.identified of jen']);
    expect(await waiting()).toBe(0);
  });
});

describe('several processes at the door', () => {
  const another = () => createReceiver({ db: door.db, clock: door.clock, wake: () => {}, newId: randomUUID });

  test('agree on who is who', async () => {
    await send(group('jen', 'acme'), used('jen'));
    await another().receive({ calls: [{ type: 'alias', previousId: 'visitor', userId: 'jen' }, used('visitor')] });
    await send(used('visitor'));
    expect((await inbox()).filter((row) => row.includes('used'))).toEqual(Array(3).fill('acme: used of jen'));
  });

  test('leave nothing waiting when an account is named while events come in', async () => {
    const receivers = [door.receiver, another(), another()];
    const people = Array.from({ length: 30 }, (_, n) => `u${n}`);
    await Promise.all(
      people.flatMap((person, n) =>
        Array.from({ length: 6 }, (_, i) =>
          (receivers[(n + i) % 3] ?? door.receiver).receive({
            calls: i === 2 ? [group(person, `account-${n % 4}`)] : [used(person)],
          }),
        ),
      ),
    );
    expect(await waiting()).toBe(0);
    expect((await inbox()).filter((row) => row.includes('used'))).toHaveLength(150);
  });

  test('plan again when somebody outside binds an identity meanwhile', async () => {
    const other = await door.db.session();
    await other.query('begin');
    await other.query(`insert into identity values ('user', 'jen', 'crm-17', now())`);
    const sent = send(used('jen', { context: { groupId: 'acme' } }));
    await waitUntil(async () => {
      const blocked = await door.db.query('select pid from pg_stat_activity where wait_event_type = $1', ['Lock']);
      return blocked.length > 0;
    });
    await other.query('commit');
    await other.release();
    await sent;
    expect(await inbox()).toEqual(['acme: used of crm-17']);
  });
});

describe('a commit', () => {
  test('that fails for one request fails for that one alone', async () => {
    // No JSON can bring this in; it stands for whatever the database refuses.
    const bad = used('jen', { context: { groupId: 'acme' }, properties: { a: '\0' } });
    const good = used('bob', { context: { groupId: 'acme' } });
    await send(used('jen', { context: { groupId: 'acme' } }), good);
    const results = await Promise.allSettled([send(good), send(good), send(bad), send(good)]);
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect((await inbox()).filter((row) => row.endsWith('bob'))).toHaveLength(4);
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited 5 s in vain');
}
