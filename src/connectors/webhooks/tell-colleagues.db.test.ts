import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, type JsonObject, virtualClock } from '#base';
import { smtpChannel } from '#connectors/smtp';
import { notifications } from '#domain/notifications';
import { loadWebhookTarget, setSetting } from '#domain/settings';
import { addPerson } from '#domain/team';
import { addToOutbox, type Channel, Delivery, type DeliveryResult, deliverOnce, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { type MailServer, mailServer } from '../../../test/e2e/mail-server.ts';
import { anEffect, testOperations } from '../../../test/operations.ts';
import { webhookChannel } from './webhook-channel.ts';

const start = Date.UTC(2026, 2, 2, 9);
const options = { random: () => 0.5, pollMs: 20 };
const shard = shardOf('acme');
const clock = virtualClock(start);
let database: TestDatabase;
let mail: MailServer;
let closing: (() => unknown)[] = [];
beforeEach(async () => {
  clock.set(start);
  database = await testDatabase();
  mail = await mailServer();
  closing = [() => database.close(), () => mail.close()];
  const { run } = testOperations(database.db, start);
  await run(addPerson, { id: 'olga', name: 'Olga', email: 'olga@vendor.example', roles: ['operations'] });
  await run(addPerson, { id: 'omar', name: 'Omar', email: 'omar@vendor.example', roles: ['operations'] });
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

/** A real receiver on loopback, set up as the webhook; it gives the answers in turn, then 200. */
async function receiver(...answers: readonly { status: number; headers?: Record<string, string> }[]) {
  const ids: unknown[] = [];
  const left = [...answers];
  const server = createServer((request, response) => {
    ids.push(request.headers['webhook-id']);
    const { status, headers = {} } = left.shift() ?? { status: 200 };
    response.writeHead(status, headers).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const value = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await testOperations(database.db, start).run(setSetting, { key: 'notify.webhook_url', value });
  return ids;
}

/** A step tells the operations team; what leaves by that stands in the outbox. */
async function tell(): Promise<string> {
  const message = {
    id: 'upgrade_for_operations',
    from: 'operations',
    roles: ['operations'],
    bodies: { en: { subject: '{{account.id}} has upgraded', body: 'Please **configure** it.' } },
  };
  const row = anEffect('notify', 'acme', { message, values: {} } as JsonObject, { at: start });
  const [notify] = notifications.effects;
  await database.db.transaction(async (tx) => {
    const [outcome] = (await notify?.runMany(tx, shard, [row])) ?? [];
    if (outcome?.done !== true) throw new Error(JSON.stringify(outcome));
    const entries = (outcome.outbox ?? []).map((entry) => ({ ...entry, account: 'acme' }));
    await addToOutbox(tx, shard, entries, start);
  });
  return row.id;
}

function channels(): readonly Channel[] {
  const smtp = smtpChannel({ url: mail.url });
  closing.push(() => smtp.close());
  const target = () => loadWebhookTarget(database.db, clock.now());
  return [smtp, webhookChannel({ target, clock, publicUrl: () => 'http://localhost:4000' })];
}
const events = () =>
  database.db
    .query<{ name: string; properties: JsonObject }>(
      `select event->>'name' as name, event->'properties' as properties from inbox order by id`,
    )
    .then((rows) => rows.map(({ name, properties }) => [name, properties.to ?? properties.id]));
const webhookRow = async () => {
  const [row] = await database.db.query<{ state: string; due: number }>(
    `select state, due_at as due from outbox where channel = 'webhook'`,
  );
  return row;
};

describe('colleagues who are told', () => {
  test('get a mail each, and the webhook is called once', async () => {
    const ids = await receiver();
    const id = await tell();
    await deliverOnce(database.db, clock, channels(), options);
    expect(ids).toEqual([id]);
    expect(mail.arrived.map(({ to, subject, text }) => [to?.[0]?.address, subject, text?.trim()]).sort()).toEqual([
      ['olga@vendor.example', 'acme has upgraded', 'Please configure it.'],
      ['omar@vendor.example', 'acme has upgraded', 'Please configure it.'],
    ]);
    expect(mail.arrived[0]?.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
    expect((await events()).sort()).toEqual([
      ['email.sent', 'olga@vendor.example'],
      ['email.sent', 'omar@vendor.example'],
      ['webhook.sent', id],
    ]);
  });

  test('a receiver that asks for patience gets the same call after it, not before', async () => {
    const ids = await receiver({ status: 429, headers: { 'retry-after': '7200' } });
    const id = await tell();
    await deliverOnce(database.db, clock, channels(), options);
    expect(await webhookRow()).toEqual({ state: 'queued', due: start + 2 * HOUR });
    clock.set(start + HOUR);
    await deliverOnce(database.db, clock, channels(), options);
    expect(ids).toEqual([id]);
    clock.set(start + 2 * HOUR);
    await deliverOnce(database.db, clock, channels(), options);
    expect([ids, (await webhookRow())?.state]).toEqual([[id, id], 'sent']);
  });

  test('a receiver that is gone for good is asked no more', async () => {
    const ids = await receiver({ status: 410 });
    const id = await tell();
    await deliverOnce(database.db, clock, channels(), options);
    clock.set(start + 12 * HOUR);
    await deliverOnce(database.db, clock, channels(), options);
    expect([ids, (await webhookRow())?.state]).toEqual([[id], 'dead']);
    expect(await events()).toContainEqual(['webhook.bounced', id]);
  });

  test('a call that was on the wire when its process died goes again under the same id', async () => {
    const ids = await receiver();
    const id = await tell();
    const [, webhook] = channels();
    let answer: ((result: DeliveryResult) => void) | undefined;
    const dying: Channel = {
      name: 'webhook',
      concurrency: 1,
      deliver: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    };
    const delivery = new Delivery(database.db, clock, [dying], options);
    const running = delivery.run();
    await expect.poll(() => answer).toBeDefined();
    delivery.stop();
    // Its sign of life is gone, as with its process.
    await delivery.leave();
    await deliverOnce(database.db, clock, webhook === undefined ? [] : [webhook], options);
    expect([ids, (await webhookRow())?.state]).toEqual([[id], 'sent']);
    answer?.({ ok: false, permanent: true, wasOnWire: false, reason: 'too late to count' });
    await running;
    expect((await webhookRow())?.state).toBe('sent');
  });
});
