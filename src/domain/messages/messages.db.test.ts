import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, type JsonObject } from '#base';
import { type Channel, deliverOnce, type EffectRow, shardOf } from '#engine';
import type { Tx } from '#platform/db';
import {
  emailEffect as effect,
  type MessageBench,
  messageBench,
  MONDAY_NINE as start,
} from '../../../test/messages.ts';
import { sendMessages } from './send-messages.ts';

let bench: MessageBench;
beforeEach(async () => {
  bench = await messageBench();
});
afterEach(() => bench.close());

const shard = shardOf('acme');
const send = (...rows: EffectRow[]) => bench.send(...rows);
const run = (name: string, input: unknown) => bench.run(name, input);

describe('sendMessages', () => {
  test('a message is written to the primary contact from the CSM, with its values in', async () => {
    const [outcome] = await send(effect());
    expect(outcome).toMatchObject({
      done: true,
      outbox: [
        {
          id: effect().id,
          channel: 'email',
          usefulUntil: start + DAY,
          payload: {
            message: 'outreach',
            to: 'ann@acme.example',
            toName: 'Ann Lee',
            from: 'zoe@vendor.example',
            fromName: 'Zoe Park',
            replyTo: 'zoe@vendor.example',
            subject: 'Ann, your account is growing',
            messageId: `<${effect().id}@vendor.example>`,
            contact: 'ann',
            inDoubt: 'ask',
          },
        },
      ],
    });
    const view = await run('get-message', { account: 'acme', message: effect().id });
    expect(view.text).toMatch(
      /^You use 92% of 100 visits at Green Lawn\.\n\nFind 15 minutes: https:\/\/book\.example\/zoe\n\nZoe\n\n.*unsubscribe here:\n\/u\/[\w-]{47}$/,
    );
    expect(view).toMatchObject({ state: 'queued', to: 'ann@acme.example', from_person: 'zoe' });
  });

  test('the same effect again changes nothing', async () => {
    const [first] = await send(effect());
    expect(await send(effect())).toEqual([first]);
    expect(await bench.db.query('select id from message')).toHaveLength(1);
  });

  test('service mail is of use for seven days', async () => {
    const [outcome] = await send(effect({}, { purpose: 'service' }));
    expect(outcome).toMatchObject({ outbox: [{ usefulUntil: start + 7 * DAY }] });
  });

  test('a contact is written to in their language, else in the first', async () => {
    await bench.account('kim', 'zoe');
    await bench.contact('kim', 'k', { first_name: '민수', email: 'k@kim.example', locale: 'ko-KR' });
    await bench.account('eve', 'zoe');
    await bench.contact('eve', 'e', { first_name: 'Eve', email: 'e@eve.example', locale: 'fr' });
    expect((await send(effect({ account: 'kim' })))[0]).toMatchObject({
      outbox: [{ payload: { subject: '민수님', body: '92% · 2026년 3월 1일', locale: 'ko' } }],
    });
    expect((await send(effect({ account: 'eve' })))[0]).toMatchObject({
      outbox: [{ payload: { subject: 'Eve, your account is growing' } }],
    });
  });

  test('mail comes from the company’s address where one is set; replies go to the person', async () => {
    await bench.set('company.mail_from', 'hello@green.example');
    expect((await send(effect()))[0]).toMatchObject({
      outbox: [
        {
          payload: {
            from: 'hello@green.example',
            fromName: 'Zoe Park',
            replyTo: 'zoe@vendor.example',
            messageId: `<${effect().id}@green.example>`,
          },
        },
      ],
    });
  });

  test('without an owner the role’s stand-in writes, the playbook’s own before the product’s', async () => {
    await bench.account('acme', null);
    await bench.person('lea', 'Lea Kim', ['cs_lead']);
    await bench.person('bo', 'Bo Lind', ['ae']);
    const message = { bodies: { en: { subject: 's', body: 'Yours, {{csm.name}}' } } };
    expect((await send(effect({}, message)))[0]).toMatchObject({
      outbox: [{ payload: { from: 'lea@vendor.example', body: 'Yours, Lea Kim' } }],
    });
    const row = effect({ step: 'x' }, message);
    const payload = { ...row.payload, standIns: { csm: ['ae'] } };
    expect((await send({ ...row, payload }))[0]).toMatchObject({
      outbox: [{ payload: { from: 'bo@vendor.example', fromName: 'Bo Lind', body: 'Yours, Bo Lind' } }],
    });
  });

  test('a message to a role goes to the contact who has it', async () => {
    await bench.contact('acme', 'dan', { first_name: 'Dan', email: 'dan@acme.example', role: 'Decision maker' });
    expect((await send(effect({}, { to: 'decision maker' })))[0]).toMatchObject({
      outbox: [{ payload: { to: 'dan@acme.example' } }],
    });
    expect((await send(effect({ step: 'x' }, { to: 'champion' })))[0]).toMatchObject({
      done: false,
      reason: 'no-contact',
    });
  });

  test.each([
    ['value-missing', 'usage_percent has no value', async () => undefined, {}],
    [
      'value-unfit',
      'on is not a date',
      async () => bench.contact('acme', 'ann', { first_name: 'Ann', email: 'a@b.example' }),
      { usage_percent: 1, on: 'soon' },
    ],
    ['no-contact', 'account lone has no primary contact', async () => bench.account('lone', 'zoe'), undefined],
    [
      'no-address',
      'contact c has no e-mail address',
      async () => {
        await bench.account('lone', 'zoe');
        await bench.contact('lone', 'c', { name: 'C' });
      },
      undefined,
    ],
    [
      'no-sender',
      'nobody is csm',
      async () => {
        await bench.account('lone', null);
        await bench.contact('lone', 'c', { first_name: 'C', email: 'c@c.example' });
      },
      undefined,
    ],
  ])('%s refuses with what is to be put right', async (reason, said, prepare, values) => {
    await prepare();
    const message = reason === 'value-unfit' ? { bodies: { en: { subject: 's', body: '{{date on}}' } } } : {};
    const account = values === undefined ? 'lone' : 'acme';
    const [outcome] = await send(effect({ account }, message, values ?? { usage_percent: 1 }));
    expect(outcome).toMatchObject({ done: false, reason, message: expect.stringContaining(said) });
    expect((await run('list-messages', { state: 'refused' })).messages).toMatchObject([
      { account, state: 'refused', reason: expect.stringContaining(said) },
    ]);
  });

  test('a thousand messages take as many statements as one', async () => {
    const counted = async (rows: EffectRow[]): Promise<number> => {
      let statements = 0;
      await bench.db.transaction((tx) => {
        const counting: Tx = {
          query: (text, values) => {
            statements++;
            return tx.query(text, values);
          },
          copyInto: (...given) => tx.copyInto(...given),
        };
        return sendMessages.runMany(counting, shard, rows);
      });
      return statements;
    };
    const many = Array.from({ length: 1000 }, (_, n) => effect({ step: String(n) }));
    expect(await counted(many)).toBe(await counted([effect()]));
    expect(await bench.db.query('select id from message')).toHaveLength(1001);
  });
});

describe('retry-message', () => {
  test('a refused message goes out once what it lacked is there', async () => {
    await bench.contact('acme', 'ann', { email: 'ann@acme.example' });
    const [outcome] = await send(effect());
    expect(outcome).toMatchObject({ done: false, message: expect.stringContaining('contact.first_name has no value') });
    const { id } = effect();
    await expect(run('retry-message', { account: 'acme', message: id })).rejects.toMatchObject({
      code: 'precondition',
      reason: 'value-missing',
    });
    await bench.contact('acme', 'ann', { first_name: 'Anna', email: 'ann@acme.example' });
    bench.clock.set(start + 9 * DAY);
    expect(await run('retry-message', { account: 'acme', message: id })).toMatchObject({
      state: 'queued',
      subject: 'Anna, your account is growing',
    });
    const delivered: JsonObject[] = [];
    const channel: Channel = {
      name: 'email',
      concurrency: 1,
      deliver: async (payload) => {
        delivered.push(payload);
        return { ok: true, reply: '250' };
      },
    };
    await deliverOnce(bench.db, bench.clock, [channel], { random: () => 0 });
    expect(delivered).toMatchObject([{ subject: 'Anna, your account is growing' }]);
    await expect(run('retry-message', { account: 'acme', message: id })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('values of its own that were missing can be said by a person', async () => {
    await send(effect({}, {}, {}));
    expect(
      await run('retry-message', { account: 'acme', message: effect().id, values: { usage_percent: 85 } }),
    ).toMatchObject({ state: 'queued' });
  });
});

describe('a message in doubt', () => {
  const silent: Channel = {
    name: 'email',
    concurrency: 1,
    deliver: async () => ({ ok: false, permanent: false, wasOnWire: true, reason: 'no answer came' }),
  };

  test.each([
    ['sent', 'sent', ['email.in_doubt', 'email.sent']],
    ['send_again', 'queued', ['email.in_doubt']],
    ['drop', 'dropped', ['email.in_doubt', 'email.dropped']],
  ])('%s by a person’s word', async (outcome, state, told) => {
    await send(effect());
    await deliverOnce(bench.db, bench.clock, [silent], { random: () => 0 });
    const { id } = effect();
    expect(await run('list-messages', {})).toMatchObject({
      messages: [{ state: 'in_doubt' }],
      waiting: { refused: 0, review: 0, in_doubt: 1 },
    });
    bench.clock.set(start + 30 * HOUR);
    expect(await run('resolve-in-doubt', { account: 'acme', message: id, outcome })).toEqual({ message: id, state });
    expect(await run('list-messages', {})).toMatchObject({ messages: [{ state }], waiting: { in_doubt: 0 } });
    expect((await bench.events()).map((event) => event.name)).toEqual(told);
    await expect(run('resolve-in-doubt', { account: 'acme', message: id, outcome })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('list-messages', () => {
  test('pages from the newest, of all shards or one account', async () => {
    for (let n = 0; n < 5; n++) {
      await bench.account(`a${n}`, 'zoe');
      await bench.contact(`a${n}`, 'c', { first_name: 'C', email: 'c@c.example' });
      await send(effect({ account: `a${n}`, at: start + n }));
    }
    const first = await run('list-messages', { limit: 3 });
    const second = await run('list-messages', { limit: 3, after: first.next });
    const accountsOf = (page: Record<string, unknown>) =>
      (page.messages as { account: string }[]).map((one) => one.account);
    expect([accountsOf(first), accountsOf(second), second.next]).toEqual([['a4', 'a3', 'a2'], ['a1', 'a0'], undefined]);
    expect(accountsOf(await run('list-messages', { account: 'a2' }))).toEqual(['a2']);
  });

  test('what was kept on this machine says so', async () => {
    await send(effect());
    await deliverOnce(
      bench.db,
      bench.clock,
      [{ name: 'email', concurrency: 1, deliver: async () => ({ ok: true, kept: true, reply: 'no server' }) }],
      { random: () => 0 },
    );
    expect(await run('list-messages', { state: 'kept' })).toMatchObject({
      messages: [{ state: 'kept', reason: 'no server' }],
    });
    expect(await run('list-messages', { state: 'sent' })).toMatchObject({ messages: [] });
    expect(await bench.events()).toMatchObject([{ name: 'email.sent', properties: { kept: true } }]);
  });
});

describe('record-reply', () => {
  test('a reply is an event of its account, from the contact whom the message went to', async () => {
    await send(effect());
    await run('record-reply', { account: 'acme', message: effect().id, text: 'Yes' });
    expect(await bench.events()).toMatchObject([
      { name: 'email.replied', contact: 'ann', properties: { message: 'outreach', id: effect().id, text: 'Yes' } },
    ]);
    await expect(run('record-reply', { account: 'acme', message: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

test('the shard of an account is the one that its messages are written in', async () => {
  await send(effect());
  expect(await bench.db.query('select shard from message')).toEqual([{ shard }]);
});
