import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoInstant } from '#base';
import { deliverOnce } from '#engine';
import { emailEffect, type MessageBench, MONDAY_NINE, messageBench } from '../../../test/messages.ts';

let bench: MessageBench;
beforeEach(async () => {
  bench = await messageBench();
});
afterEach(() => bench.close());

const unsubscribed = () => bench.db.query(`update contact set unsubscribed_at = $1`, [isoInstant(MONDAY_NINE)]);
const bounced = () => bench.db.query(`update contact set bounced_address = 'ANN@acme.example'`);

describe('mail to somebody who is suppressed', () => {
  test.each([
    ['unsubscribed', 'upsell', 'unsubscribed'],
    ['unsubscribed', 'relationship', 'unsubscribed'],
    ['unsubscribed', 'service', undefined],
    ['bounced', 'upsell', 'bounced'],
    ['bounced', 'relationship', 'bounced'],
    ['bounced', 'service', 'bounced'],
  ])('%s: %s mail is %s', async (how, purpose, reason) => {
    await (how === 'bounced' ? bounced() : unsubscribed());
    const [outcome] = await bench.send(emailEffect({}, { purpose }));
    expect(outcome).toMatchObject(reason === undefined ? { done: true } : { done: false, reason });
  });

  test('a new address is written to', async () => {
    await bounced();
    await bench.contact('acme', 'ann', { first_name: 'Ann', email: 'ann.lee@acme.example' });
    expect((await bench.send(emailEffect()))[0]).toMatchObject({ done: true });
  });

  test('one task an account asks a person, in the place of one a message', async () => {
    await unsubscribed();
    const [outcome] = await bench.send(emailEffect());
    expect(outcome).toMatchObject({
      done: false,
      asks: [
        {
          kind: 'task',
          payload: {
            task: 'unreachable',
            group: 'unreachable',
            assign: ['csm'],
            stays: true,
            title: expect.stringContaining('contact ann has unsubscribed'),
            concerns: emailEffect().id,
          },
        },
      ],
    });
    expect(await bench.run('list-messages', {})).toMatchObject({
      messages: [{ state: 'refused', refusal: 'unsubscribed' }],
      waiting: { refused: 1 },
    });
  });

  test('a value that is missing asks to be put right, as every other step', async () => {
    const [outcome] = await bench.send(emailEffect({}, {}, {}));
    expect(outcome).toMatchObject({ done: false, reason: 'value-missing' });
    expect(outcome).not.toHaveProperty('asks');
  });

  test('what waits in the outbox meanwhile does not leave', async () => {
    await bench.send(emailEffect());
    await unsubscribed();
    const delivered: unknown[] = [];
    const channel = {
      name: 'email',
      concurrency: 1,
      deliver: async (payload: unknown) => {
        delivered.push(payload);
        return { ok: true as const, reply: '250' };
      },
    };
    await deliverOnce(bench.db, bench.clock, [channel], { random: () => 0 });
    expect(delivered).toEqual([]);
    expect(await bench.events()).toMatchObject([
      { name: 'email.dropped', properties: { reason: expect.stringContaining('unsubscribed') } },
    ]);
  });
});

describe('unsubscribe-contact and resubscribe-contact', () => {
  test('say it for every account in which the address is known', async () => {
    await bench.send(emailEffect());
    await bench.account('beta', 'zoe');
    await bench.contact('beta', 'b', { email: 'Ann@acme.example' });
    await bench.contact('beta', 'c', { email: 'other@acme.example' });
    const { id } = emailEffect();
    await bench.run('unsubscribe-contact', { account: 'acme', message: id });
    await bench.run('resubscribe-contact', { account: 'beta', contact: 'b' });
    const said = (await bench.events()).map(({ account, contact, name }) => `${account} ${contact} ${name}`);
    expect(said.toSorted()).toEqual([
      'acme ann contact.resubscribed',
      'acme ann email.unsubscribed',
      'beta b contact.resubscribed',
      'beta b email.unsubscribed',
    ]);
    const own = (await bench.events()).find((one) => one.account === 'acme' && one.name === 'email.unsubscribed');
    expect(own?.properties).toEqual({ id, message: 'outreach' });
  });

  test('need to know whom', async () => {
    await expect(bench.run('unsubscribe-contact', { account: 'acme' })).rejects.toMatchObject({
      reason: 'contact-not-said',
    });
    await expect(bench.run('unsubscribe-contact', { account: 'acme', contact: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
