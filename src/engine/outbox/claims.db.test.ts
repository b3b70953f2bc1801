import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, MINUTE, virtualClock } from '#base';
import type { Db } from '#platform/db';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { options, queue, recording, shard, start, states, tellings } from '../../../test/outbox.ts';
import type { DeliveryResult } from './channel.ts';
import { Delivery, deliverOnce, settleDoubt } from './index.ts';
import { claimRows, putOnWire } from './outbox-rows.ts';
import { enterPresence } from './presence.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await database.close();
});

describe('a database that fails for a moment', () => {
  /** The same database; the first statement or transaction that `fails` names is refused. */
  function failingOnce(fails: (statement: string) => boolean): Db {
    let failed = false;
    const failIf = (statement: string): void => {
      if (failed || !fails(statement)) return;
      failed = true;
      throw new Error('connection lost');
    };
    const { db } = database;
    return {
      query: async (text, values) => {
        failIf(text);
        return db.query(text, values);
      },
      transaction: async (work) => {
        failIf('transaction');
        return db.transaction(work);
      },
      session: () => db.session(),
      close: () => db.close(),
    };
  }

  test.each([
    ['putting on the wire', (statement: string) => statement.includes("state = 'wire'")],
    ['writing the result', (statement: string) => statement === 'transaction'],
  ])('costs nothing while %s: nothing is lost or doubled', async (_, fails) => {
    await queue(database.db, 1);
    await queue(database.db, 2);
    const { channel, delivered } = recording();
    const delivery = new Delivery(failingOnce(fails), virtualClock(start), [channel], options);
    await expect(delivery.run()).rejects.toThrow('connection lost');
    await delivery.run();
    await delivery.leave();
    expect([delivered.sort(), await states(database.db)]).toEqual([
      [1, 2],
      [
        [1, 'sent'],
        [2, 'sent'],
      ],
    ]);
    expect(await tellings(database.db)).toHaveLength(2);
  });

  test('a claim whose answer was lost is found again after ten minutes, by the same process too', async () => {
    await queue(database.db, 1);
    const { channel, delivered } = recording();
    const clock = virtualClock(start);
    const delivery = new Delivery(database.db, clock, [channel], options);
    await delivery.run();
    await database.db.query(
      `update outbox set state = 'claimed', claimed_at = $1, claimed_by = (select last_value from worker_id)`,
      [new Date(start).toISOString()],
    );
    clock.set(start + 9 * MINUTE);
    await delivery.run();
    expect(delivered).toEqual([1]);
    clock.set(start + 10 * MINUTE);
    await delivery.run();
    await delivery.leave();
    expect(delivered).toEqual([1, 1]);
  });
});

describe('a worker that is gone', () => {
  /** A process that claims two rows, puts one on the wire, and dies. */
  async function half(inDoubt: 'ask' | 'send') {
    const clock = virtualClock(start);
    const [begun, waiting] = [
      await queue(database.db, 'begun', { inDoubt }),
      await queue(database.db, 'waiting', { inDoubt }),
    ];
    const presence = await enterPresence(database.db);
    await claimRows(database.db, shard, { channel: 'email', worker: presence.worker, limit: 2 }, start);
    await putOnWire(database.db, shard, [begun], presence.worker, start);
    return { clock, presence, begun, waiting };
  }

  test('while it lives nobody touches its claims', async () => {
    const { clock, presence } = await half('ask');
    const { channel, delivered } = recording();
    await deliverOnce(database.db, clock, [channel], options);
    expect([delivered, await states(database.db)]).toEqual([
      [],
      [
        ['begun', 'wire'],
        ['waiting', 'claimed'],
      ],
    ]);
    await presence.leave();
  });

  test('dead, what it had not begun leaves at once, and what it had is shown to a person', async () => {
    const { clock, presence } = await half('ask');
    await presence.leave();
    const { channel, delivered } = recording();
    await deliverOnce(database.db, clock, [channel], options);
    expect([delivered, await states(database.db)]).toEqual([
      ['waiting'],
      [
        ['begun', 'in_doubt'],
        ['waiting', 'sent'],
      ],
    ]);
    expect((await tellings(database.db)).map((event) => event.name)).toEqual(['email.in_doubt', 'email.sent']);
  });

  test('dead, a message that says in doubt: send goes again', async () => {
    const { clock, presence } = await half('send');
    await presence.leave();
    const { channel, delivered } = recording();
    await deliverOnce(database.db, clock, [channel], options);
    expect(delivered.sort()).toEqual(['begun', 'waiting']);
  });

  test('alive but stuck for over ten minutes, it is treated as dead and can put nothing on the wire any more', async () => {
    const { clock, presence, waiting } = await half('ask');
    clock.set(start + 11 * MINUTE);
    const { channel, delivered } = recording();
    await deliverOnce(database.db, clock, [channel], options);
    expect(delivered).toEqual(['waiting']);
    expect(await putOnWire(database.db, shard, [waiting], presence.worker, clock.now())).toEqual(new Set());
    await presence.leave();
  });

  test('its late answer settles what was taken for in doubt', async () => {
    let answer: (result: DeliveryResult) => void = () => undefined;
    await queue(database.db, 1);
    const slow = recording(() => new Promise((resolve) => (answer = resolve)));
    const clock = virtualClock(start);
    const delivery = new Delivery(database.db, clock, [slow.channel], options);
    const running = delivery.run();
    await expect.poll(() => slow.delivered).toEqual([1]);
    const later = virtualClock(start + 11 * MINUTE);
    await deliverOnce(database.db, later, [recording().channel], options);
    expect(await states(database.db)).toEqual([[1, 'in_doubt']]);
    answer({ ok: true, reply: '250' });
    await running;
    await delivery.leave();
    expect(await states(database.db)).toEqual([[1, 'sent']]);
  });
});

describe('settleDoubt', () => {
  test('a person’s word ends the doubt, once', async () => {
    const id = await queue(database.db, 1);
    const { channel, delivered } = recording(() =>
      delivered.length < 2 ? { ok: false, permanent: false, wasOnWire: true, reason: '?' } : { ok: true, reply: '250' },
    );
    const clock = virtualClock(start);
    await deliverOnce(database.db, clock, [channel], options);
    clock.set(start + 3 * DAY);
    const times = { now: clock.now(), usefulUntil: clock.now() + DAY };
    const settle = () => database.db.transaction((tx) => settleDoubt(tx, shard, id, 'queued', 'send again', times));
    expect(await settle()).toMatchObject({ account: 'acme', channel: 'email' });
    expect(await settle()).toBeUndefined();
    await deliverOnce(database.db, clock, [channel], options);
    expect([delivered, await states(database.db)]).toEqual([[1, 1], [[1, 'sent']]]);
  });
});
