import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, idOf, virtualClock } from '#base';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { options, queue, recording, shard, start, states, tellings } from '../../../test/outbox.ts';
import { shardOf } from '../shards.ts';
import type { DeliveryResult } from './channel.ts';
import { addToOutbox, deliverOnce, startDelivery } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await database.close();
});

describe('deliverOnce', () => {
  test('what is due leaves once, and comes back as an event', async () => {
    const id = await queue(database.db, 1);
    const { channel, delivered } = recording();
    const woken: number[] = [];
    const count = await deliverOnce(database.db, virtualClock(start), [channel], {
      ...options,
      wake: (shards) => woken.push(...shards),
    });
    await deliverOnce(database.db, virtualClock(start), [channel], options);
    expect([count.sent, delivered, await states(database.db), woken]).toEqual([1, [1], [[1, 'sent']], [shard]]);
    expect(await tellings(database.db)).toEqual([
      { name: 'email.sent', lane: 1, properties: { id, message: 'outreach', to: 'a@example.com', subject: 'S' } },
    ]);
  });

  test('nothing leaves while it is halted; all does afterwards', async () => {
    const { db } = database;
    let isHalted = true;
    const { channel, delivered } = recording();
    await queue(db, 'halted 1');
    await queue(db, 'halted 2');
    const halted = { ...options, isHalted: () => isHalted };
    expect((await deliverOnce(db, virtualClock(start), [channel], halted)).sent).toBe(0);
    expect(delivered).toEqual([]);
    isHalted = false;
    expect((await deliverOnce(db, virtualClock(start), [channel], halted)).sent).toBe(2);
    expect(delivered.sort()).toEqual(['halted 1', 'halted 2']);
  });

  test('the same entry put in twice is one', async () => {
    await queue(database.db, 1);
    await queue(database.db, 1, { subject: 'other' });
    expect(await states(database.db)).toEqual([[1, 'queued']]);
  });

  test('what is not due, or of a channel that is not here, stays', async () => {
    await queue(database.db, 1);
    const { channel, delivered } = recording();
    await deliverOnce(database.db, virtualClock(start - 1), [channel], options);
    await deliverOnce(database.db, virtualClock(start), [{ ...channel, name: 'slack' }], options);
    expect([delivered, await states(database.db)]).toEqual([[], [[1, 'queued']]]);
  });

  test('what has waited longest leaves first, also across shards', async () => {
    const accounts = ['acme', 'beta', 'acme', 'beta'];
    for (const [n, account] of accounts.entries()) {
      const entry = { id: idOf('m', n), account, channel: 'email', payload: { n }, usefulUntil: start + DAY };
      const at = start - n * HOUR;
      await database.db.transaction((tx) => addToOutbox(tx, shardOf(account), [entry], at));
    }
    const { channel, delivered } = recording();
    await deliverOnce(database.db, virtualClock(start), [{ ...channel, concurrency: 1 }], { ...options, batch: 1 });
    expect(delivered).toEqual([3, 2, 1, 0]);
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
    expect((await tellings(database.db)).length).toBe(300);
    expect((await states(database.db)).filter(([, state]) => state !== 'sent')).toEqual([]);
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
    for (let n = 1; n <= 3; n++) await queue(database.db, n);
    const { channel, delivered } = recording();
    const running = startDelivery(database.db, virtualClock(start), [hanging, channel], {
      ...options,
      failed: (error) => expect.fail(String(error)),
    });
    await expect.poll(() => delivered.length).toBe(3);
    const stopped = running.stop();
    answer({ ok: true, reply: '200' });
    await stopped;
    expect((await states(database.db)).slice(-2)).toEqual([
      ['w1', 'sent'],
      ['w2', 'queued'],
    ]);
  });

  test('a refusal for now goes again after its delay, a refusal for good is shown', async () => {
    await queue(database.db, 'busy');
    await queue(database.db, 'gone');
    const { channel, delivered } = recording(({ n }) => ({
      ok: false,
      permanent: n === 'gone',
      wasOnWire: false,
      reason: `no ${n}`,
    }));
    const clock = virtualClock(start);
    await deliverOnce(database.db, clock, [channel], options);
    expect(await states(database.db)).toEqual([
      ['busy', 'queued'],
      ['gone', 'dead'],
    ]);
    clock.set(start + 29_000);
    await deliverOnce(database.db, clock, [channel], options);
    clock.set(start + 30_000);
    await deliverOnce(database.db, clock, [channel], options);
    expect(delivered.sort()).toEqual(['busy', 'busy', 'gone']);
    expect(await tellings(database.db)).toMatchObject([{ name: 'email.bounced', properties: { reason: 'no gone' } }]);
  });

  test('after the last try it is dead and told so', async () => {
    await queue(database.db, 1);
    const { channel } = recording(() => ({ ok: false, permanent: false, wasOnWire: false, reason: 'down' }));
    const clock = virtualClock(start);
    for (let i = 0; i < 3; i++) {
      await deliverOnce(database.db, clock, [channel], { ...options, maxAttempts: 2 });
      clock.set(clock.now() + HOUR);
    }
    expect(await states(database.db)).toEqual([[1, 'dead']]);
    expect((await tellings(database.db)).map((event) => event.name)).toEqual(['email.failed']);
  });

  test('what may have arrived, or a channel that broke, is in doubt and never goes again by itself', async () => {
    await queue(database.db, 1);
    await queue(database.db, 2);
    const { channel, delivered } = recording(({ n }) => {
      if (n === 2) throw new Error('broken');
      return { ok: false, permanent: false, wasOnWire: true, reason: 'no answer' };
    });
    const clock = virtualClock(start);
    await deliverOnce(database.db, clock, [channel], options);
    clock.set(start + 12 * HOUR);
    await deliverOnce(database.db, clock, [channel], options);
    expect([delivered.sort(), await states(database.db)]).toEqual([
      [1, 2],
      [
        [1, 'in_doubt'],
        [2, 'in_doubt'],
      ],
    ]);
    expect((await tellings(database.db)).map((event) => event.name)).toEqual(['email.in_doubt', 'email.in_doubt']);
  });

  test('one that hangs holds only its own place', async () => {
    let answer: (result: DeliveryResult) => void = () => undefined;
    const { channel, delivered } = recording(({ n }) =>
      n === 0 ? new Promise((resolve) => (answer = resolve)) : { ok: true, reply: '250' },
    );
    await queue(database.db, 0);
    const running = startDelivery(database.db, virtualClock(start), [{ ...channel, concurrency: 2 }], {
      ...options,
      failed: (error) => expect.fail(String(error)),
    });
    await expect.poll(() => delivered).toEqual([0]);
    for (let n = 1; n <= 5; n++) await queue(database.db, n);
    running.stir();
    await expect.poll(() => delivered.length).toBe(6);
    answer({ ok: true, reply: '250' });
    await running.stop();
    expect((await states(database.db)).every(([, state]) => state === 'sent')).toBe(true);
  });
});
