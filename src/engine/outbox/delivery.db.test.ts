import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, idOf, type JsonObject, MINUTE, virtualClock } from '#base';
import type { Db } from '#platform/db';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { shardOf } from '../shards.ts';
import type { Channel, DeliveryResult } from './channel.ts';

import { addToOutbox, Delivery, deliverOnce, settleDoubt, startDelivery } from './index.ts';
import { claimRows, putOnWire } from './outbox-rows.ts';
import { enterPresence } from './presence.ts';

const start = Date.UTC(2026, 2, 2, 9);
const options = { random: () => 0.5, pollMs: 20 };
const shard = shardOf('acme');
let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await database.close();
});

function recording(
  answer: (payload: JsonObject) => DeliveryResult | Promise<DeliveryResult> = () => ({ ok: true, reply: '250' }),
) {
  const delivered: unknown[] = [];
  const channel: Channel = {
    name: 'email',
    concurrency: 10,
    async deliver(payload) {
      delivered.push(payload.n);
      return answer(payload);
    },
  };
  return { channel, delivered };
}

async function queue(n: number | string, payload: JsonObject = {}, account = 'acme', usefulUntil = start + DAY) {
  const id = idOf('mail', n);
  const entry = {
    id,
    account,
    channel: 'email',
    payload: { n, message: 'outreach', to: 'a@example.com', subject: 'S', inDoubt: 'ask', ...payload },
    usefulUntil,
  };
  await database.db.transaction((tx) => addToOutbox(tx, shardOf(account), [entry], start));
  return id;
}

const states = async () =>
  (
    await database.db.query<{ n: unknown; state: string }>(
      `select payload->'n' as n, state from outbox order by payload->>'n'`,
    )
  ).map(({ n, state }) => [n, state]);
const events = () =>
  database.db.query<{ name: string; lane: number; properties: JsonObject }>(
    `select event->>'name' as name, lane, event->'properties' as properties from inbox order by id`,
  );

describe('deliverOnce', () => {
  test('what is due leaves once, and comes back as an event', async () => {
    const id = await queue(1);
    const { channel, delivered } = recording();
    const woken: number[] = [];
    const count = await deliverOnce(database.db, virtualClock(start), [channel], {
      ...options,
      wake: (shards) => woken.push(...shards),
    });
    await deliverOnce(database.db, virtualClock(start), [channel], options);
    expect([count.sent, delivered, await states(), woken]).toEqual([1, [1], [[1, 'sent']], [shard]]);
    expect(await events()).toEqual([
      { name: 'email.sent', lane: 1, properties: { id, message: 'outreach', to: 'a@example.com', subject: 'S' } },
    ]);
  });

  test('the same entry put in twice is one', async () => {
    await queue(1);
    await queue(1, { subject: 'other' });
    expect(await states()).toEqual([[1, 'queued']]);
  });

  test('what is not due, or of a channel that is not here, stays', async () => {
    await queue(1);
    const { channel, delivered } = recording();
    await deliverOnce(database.db, virtualClock(start - 1), [channel], options);
    await deliverOnce(database.db, virtualClock(start), [{ ...channel, name: 'slack' }], options);
    expect([delivered, await states()]).toEqual([[], [[1, 'queued']]]);
  });

  test('many leave in one pass, from several processes at once, each once', async () => {
    const all = Array.from({ length: 300 }, (_, n) => n);
    await database.db.transaction(async (tx) => {
      for (const n of all) {
        const account = `a${n % 40}`;
        const payload = { n, inDoubt: 'ask' };
        await addToOutbox(
          tx,
          shardOf(account),
          [{ id: idOf('m', n), account, channel: 'email', payload, usefulUntil: start + DAY }],
          start,
        );
      }
    });
    // Answers come one by one, also while earlier ones are being written.
    const { channel, delivered } = recording(async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, (Number(n) * 7) % 5));
      return { ok: true, reply: '250' };
    });
    const clock = virtualClock(start);
    const counts = await Promise.all(
      [1, 2, 3].map(() => deliverOnce(database.db, clock, [channel], { ...options, batch: 50 })),
    );
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(300);
    expect(delivered.map(Number).sort((a, b) => a - b)).toEqual(all);
    expect((await events()).length).toBe(300);
    expect((await states()).filter(([, state]) => state !== 'sent')).toEqual([]);
  });

  test('past its use it is dropped with the reason, not sent', async () => {
    await queue(1, {}, 'acme', start + HOUR);
    const { channel, delivered } = recording();
    const count = await deliverOnce(database.db, virtualClock(start + HOUR), [channel], options);
    expect([count.dropped, delivered, await states()]).toEqual([1, [], [[1, 'dropped']]]);
    expect(await events()).toMatchObject([
      { name: 'email.dropped', properties: { reason: expect.stringContaining('too old') } },
    ]);
  });

  test('upsell of a journey that was left is dropped; service mail and a journey’s last mail go out', async () => {
    const left = idOf('e', 1);
    const ended = idOf('e', 2);
    for (const [id, at] of [
      [left, start + MINUTE],
      [ended, start],
    ] as const) {
      await database.db.query(
        `insert into enrollment (shard, account, id, playbook, version, journey, status, outcome, entered_at, exited_at, state)
         values ($1, 'acme', $2, 'p', '1', 'j', 'exited', 'unhealthy', $3, $3, '{}')`,
        [shard, id, new Date(at).toISOString()],
      );
    }
    await queue('left', { enrollment: left, purpose: 'upsell' });
    await queue('last', { enrollment: ended, purpose: 'upsell' });
    await queue('service', { enrollment: left, purpose: 'service' });
    const { channel, delivered } = recording();
    await deliverOnce(database.db, virtualClock(start + HOUR), [channel], options);
    expect(delivered.sort()).toEqual(['last', 'service']);
    expect(await states()).toEqual([
      ['last', 'sent'],
      ['left', 'dropped'],
      ['service', 'sent'],
    ]);
  });

  test('mail to whom it must not reach any more is dropped; what serves them, and what is for colleagues, goes out', async () => {
    for (const [contact, bounced, unsubscribed] of [
      ['ann', 'Ann@example.com', null],
      ['bo', null, new Date(start).toISOString()],
    ]) {
      await database.db.query(
        `insert into contact (shard, account, id, bounced_address, unsubscribed_at) values ($1, 'acme', $2, $3, $4)`,
        [shard, contact, bounced, unsubscribed],
      );
    }
    await queue('bounced', { contact: 'ann', to: 'ann@example.com', purpose: 'service' });
    await queue('other address', { contact: 'ann', to: 'ann@new.example', purpose: 'upsell' });
    await queue('unsubscribed', { contact: 'bo', purpose: 'relationship' });
    await queue('service', { contact: 'bo', purpose: 'service' });
    await queue('internal', { contact: 'bo', purpose: 'internal' });
    await deliverOnce(database.db, virtualClock(start), [recording().channel], options);
    expect(await states()).toEqual([
      ['bounced', 'dropped'],
      ['internal', 'sent'],
      ['other address', 'sent'],
      ['service', 'sent'],
      ['unsubscribed', 'dropped'],
    ]);
  });

  test('what is dropped for colleagues says which playbook told it', async () => {
    await queue(1, { purpose: 'internal', playbook: 'upgrade', version: '2' }, 'acme', start);
    await deliverOnce(database.db, virtualClock(start), [recording().channel], options);
    expect(await events()).toMatchObject([
      { name: 'email.dropped', properties: { purpose: 'internal', playbook: 'upgrade', version: '2' } },
    ]);
  });

  test('a channel that hangs holds no other', async () => {
    let answer: (result: DeliveryResult) => void = () => undefined;
    const hanging = {
      name: 'webhook',
      concurrency: 1,
      deliver: () => new Promise<DeliveryResult>((r) => (answer = r)),
    };
    const rows = [1, 2].map((n) => ({
      id: idOf('hook', n),
      account: 'acme',
      channel: 'webhook',
      payload: { n: `w${n}` },
    }));
    await database.db.transaction((tx) =>
      addToOutbox(
        tx,
        shard,
        rows.map((row) => ({ ...row, usefulUntil: start + DAY })),
        start,
      ),
    );
    for (let n = 1; n <= 3; n++) await queue(n);
    const { channel, delivered } = recording();
    const running = startDelivery(database.db, virtualClock(start), [hanging, channel], {
      ...options,
      failed: (error) => expect.fail(String(error)),
    });
    await expect.poll(() => delivered.length).toBe(3);
    const stopped = running.stop();
    answer({ ok: true, reply: '200' });
    await stopped;
    expect((await states()).slice(-2)).toEqual([
      ['w1', 'sent'],
      ['w2', 'queued'],
    ]);
  });

  test('a refusal for now goes again after its delay, a refusal for good is shown', async () => {
    await queue('busy');
    await queue('gone');
    const { channel, delivered } = recording(({ n }) => ({
      ok: false,
      permanent: n === 'gone',
      wasOnWire: false,
      reason: `no ${n}`,
    }));
    const clock = virtualClock(start);
    await deliverOnce(database.db, clock, [channel], options);
    expect(await states()).toEqual([
      ['busy', 'queued'],
      ['gone', 'dead'],
    ]);
    clock.set(start + 29_000);
    await deliverOnce(database.db, clock, [channel], options);
    clock.set(start + 30_000);
    await deliverOnce(database.db, clock, [channel], options);
    expect(delivered.sort()).toEqual(['busy', 'busy', 'gone']);
    expect(await events()).toMatchObject([{ name: 'email.bounced', properties: { reason: 'no gone' } }]);
  });

  test('after the last try it is dead and told so', async () => {
    await queue(1);
    const { channel } = recording(() => ({ ok: false, permanent: false, wasOnWire: false, reason: 'down' }));
    const clock = virtualClock(start);
    for (let i = 0; i < 3; i++) {
      await deliverOnce(database.db, clock, [channel], { ...options, maxAttempts: 2 });
      clock.set(clock.now() + HOUR);
    }
    expect(await states()).toEqual([[1, 'dead']]);
    expect((await events()).map((event) => event.name)).toEqual(['email.failed']);
  });

  test('what may have arrived, or a channel that broke, is in doubt and never goes again by itself', async () => {
    await queue(1);
    await queue(2);
    const { channel, delivered } = recording(({ n }) => {
      if (n === 2) throw new Error('broken');
      return { ok: false, permanent: false, wasOnWire: true, reason: 'no answer' };
    });
    const clock = virtualClock(start);
    await deliverOnce(database.db, clock, [channel], options);
    clock.set(start + 12 * HOUR);
    await deliverOnce(database.db, clock, [channel], options);
    expect([delivered.sort(), await states()]).toEqual([
      [1, 2],
      [
        [1, 'in_doubt'],
        [2, 'in_doubt'],
      ],
    ]);
    expect((await events()).map((event) => event.name)).toEqual(['email.in_doubt', 'email.in_doubt']);
  });

  test('one that hangs holds only its own place', async () => {
    let answer: (result: DeliveryResult) => void = () => undefined;
    const { channel, delivered } = recording(({ n }) =>
      n === 0 ? new Promise((resolve) => (answer = resolve)) : { ok: true, reply: '250' },
    );
    await queue(0);
    const running = startDelivery(database.db, virtualClock(start), [{ ...channel, concurrency: 2 }], {
      ...options,
      failed: (error) => expect.fail(String(error)),
    });
    await expect.poll(() => delivered).toEqual([0]);
    for (let n = 1; n <= 5; n++) await queue(n);
    running.stir();
    await expect.poll(() => delivered.length).toBe(6);
    answer({ ok: true, reply: '250' });
    await running.stop();
    expect((await states()).every(([, state]) => state === 'sent')).toBe(true);
  });
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
    await queue(1);
    await queue(2);
    const { channel, delivered } = recording();
    const delivery = new Delivery(failingOnce(fails), virtualClock(start), [channel], options);
    await expect(delivery.run()).rejects.toThrow('connection lost');
    await delivery.run();
    await delivery.leave();
    expect([delivered.sort(), await states()]).toEqual([
      [1, 2],
      [
        [1, 'sent'],
        [2, 'sent'],
      ],
    ]);
    expect(await events()).toHaveLength(2);
  });

  test('a claim whose answer was lost is found again after ten minutes, by the same process too', async () => {
    await queue(1);
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
    const [begun, waiting] = [await queue('begun', { inDoubt }), await queue('waiting', { inDoubt })];
    const presence = await enterPresence(database.db);
    await claimRows(database.db, shard, { channel: 'email', worker: presence.worker, limit: 2 }, start);
    await putOnWire(database.db, shard, [begun], presence.worker, start);
    return { clock, presence, begun, waiting };
  }

  test('while it lives nobody touches its claims', async () => {
    const { clock, presence } = await half('ask');
    const { channel, delivered } = recording();
    await deliverOnce(database.db, clock, [channel], options);
    expect([delivered, await states()]).toEqual([
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
    expect([delivered, await states()]).toEqual([
      ['waiting'],
      [
        ['begun', 'in_doubt'],
        ['waiting', 'sent'],
      ],
    ]);
    expect((await events()).map((event) => event.name)).toEqual(['email.in_doubt', 'email.sent']);
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
    await queue(1);
    const slow = recording(() => new Promise((resolve) => (answer = resolve)));
    const clock = virtualClock(start);
    const delivery = new Delivery(database.db, clock, [slow.channel], options);
    const running = delivery.run();
    await expect.poll(() => slow.delivered).toEqual([1]);
    const later = virtualClock(start + 11 * MINUTE);
    await deliverOnce(database.db, later, [recording().channel], options);
    expect(await states()).toEqual([[1, 'in_doubt']]);
    answer({ ok: true, reply: '250' });
    await running;
    await delivery.leave();
    expect(await states()).toEqual([[1, 'sent']]);
  });
});

describe('settleDoubt', () => {
  test('a person’s word ends the doubt, once', async () => {
    const id = await queue(1);
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
    expect([delivered, await states()]).toEqual([[1, 1], [[1, 'sent']]]);
  });
});
