import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '#base';
import { emailEffect, type MessageBench, MONDAY_NINE, messageBench } from '../../../test/messages.ts';

let bench: MessageBench;
let enrollment: string;
beforeEach(async () => {
  bench = await messageBench();
  enrollment = await bench.enrollment('running');
});
afterEach(() => bench.close());

const first = (more = {}) => emailEffect({ step: 'first', enrollment, ...more });
const followUp = (more = {}) =>
  emailEffect({ step: 'follow-up', enrollment, at: MONDAY_NINE + 1, ...more }, { id: 'follow_up', thread: 'outreach' });
const became = (id: string, state: string) => bench.db.query('update outbox set state = $2 where id = $1', [id, state]);
const own = `<${first().id}@vendor.example>`;

describe('a follow-up', () => {
  test('continues the thread of the message that it names', async () => {
    await bench.send(first());
    const [outcome] = await bench.send(followUp());
    expect(outcome).toMatchObject({
      outbox: [
        { payload: { headers: { 'In-Reply-To': own, References: own }, subject: 'Ann, your account is growing' } },
      ],
    });
    const third = emailEffect({ step: 'third', enrollment }, { id: 'third', thread: 'follow_up' });
    const [next] = await bench.send(third);
    const second = `<${followUp().id}@vendor.example>`;
    expect(next).toMatchObject({
      outbox: [{ payload: { headers: { 'In-Reply-To': second, References: `${own} ${second}` } } }],
    });
    expect(await bench.run('get-message', { account: 'acme', message: third.id })).toMatchObject({
      in_reply_to: second,
    });
  });

  test('asked for in the same moment continues it too', async () => {
    const [, outcome] = await bench.send(first(), followUp());
    expect(outcome).toMatchObject({ outbox: [{ payload: { headers: { 'In-Reply-To': own } } }] });
  });

  test('continues the newest of that name', async () => {
    await bench.send(first());
    const again = first({ step: 'again', at: MONDAY_NINE + 1 });
    await bench.send(again);
    const [outcome] = await bench.send(followUp({ at: MONDAY_NINE + 2 }));
    expect(outcome).toMatchObject({
      outbox: [{ payload: { headers: { 'In-Reply-To': `<${again.id}@vendor.example>` } } }],
    });
  });

  test.each(['sent', 'in_doubt', 'wire'])('goes out while the first is %s', async (state) => {
    await bench.send(first());
    await became(first().id, state);
    expect((await bench.send(followUp()))[0]).toMatchObject({ done: true, outbox: [{}] });
  });

  test.each(['dropped', 'dead'])('is dropped without a word to anybody where the first is %s', async (state) => {
    await bench.send(first());
    await became(first().id, state);
    const [outcome] = await bench.send(followUp());
    const { id } = followUp();
    expect(outcome).toEqual({
      id,
      done: true,
      events: [
        {
          name: 'email.dropped',
          contact: 'ann',
          properties: { id, message: 'follow_up', enrollment, reason: 'thread-missing' },
        },
      ],
    });
    expect(await bench.run('list-messages', { state: 'refused' })).toMatchObject({
      messages: [{ name: 'follow_up', refusal: 'thread-missing' }],
      waiting: { refused: 0 },
    });
  });

  test('is dropped where the first was refused, also in the same moment, and where there is none', async () => {
    await bench.contact('acme', 'ann', { first_name: 'Ann' });
    const [, outcome] = await bench.send(first(), followUp());
    expect(outcome).toMatchObject({ done: true, events: [{ properties: { reason: 'thread-missing' } }] });
    const another = followUp({ step: 'later', at: MONDAY_NINE + 2 });
    expect((await bench.send(another))[0]).toMatchObject({ events: [{ properties: { reason: 'thread-missing' } }] });
    const foreign = followUp({ step: 'foreign', enrollment: idOf('another run') });
    expect((await bench.send(foreign))[0]).toMatchObject({ events: [{ properties: { reason: 'thread-missing' } }] });
  });

  test('can be sent by a person once the first has left', async () => {
    await bench.contact('acme', 'ann', { first_name: 'Ann' });
    await bench.send(first(), followUp());
    await bench.contact('acme', 'ann', { first_name: 'Ann', email: 'ann@acme.example' });
    await expect(bench.run('retry-message', { account: 'acme', message: followUp().id })).rejects.toMatchObject({
      reason: 'thread-missing',
    });
    await bench.run('retry-message', { account: 'acme', message: first().id });
    await bench.run('retry-message', { account: 'acme', message: followUp().id });
    const [mail] = await bench.db.query<{ headers: object }>(
      `select payload -> 'headers' as headers from outbox where id = $1`,
      [followUp().id],
    );
    expect(mail?.headers).toMatchObject({ 'In-Reply-To': own });
  });
});
