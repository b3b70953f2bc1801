import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, idOf, isoInstant, type JsonObject, virtualClock } from '#base';
import { addToOutbox, appendOperationEvents, type Channel, deliverOnce, type EffectRow, shardOf } from '#engine';
import type { Db, Tx } from '#platform/db';
import { type Actor, createRunner, type Operation } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { messages } from './index.ts';
import { sendMessages } from './send-messages.ts';

const start = Date.UTC(2026, 2, 2, 9);
const clock = virtualClock(start);
const shard = shardOf('acme');
let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await testDatabase();
  db = database.db;
  clock.set(start);
  await person('zoe', 'Zoe Park', ['csm'], { booking_link: 'https://book.example/zoe' });
  await account('acme', 'zoe');
  await contact('acme', 'ann', { name: 'Ann Lee', first_name: 'Ann', email: 'ann@acme.example', is_primary: true });
  await set('company.name', 'Green Lawn');
});
afterEach(async () => {
  await database.close();
});

async function person(id: string, name: string, roles: string[], more: { booking_link?: string } = {}) {
  await db.query(
    `insert into person (id, name, first_name, email, booking_link, roles, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, name, name.split(' ')[0], `${id}@vendor.example`, more.booking_link ?? null, roles, isoInstant(start)],
  );
}
async function account(id: string, owner: string | null, zone: string | null = null) {
  await db.query(
    `insert into account (shard, id, name, owner, zone, attributes) values ($1, $2, $3, $4, $5, '{"plan_limit": 100}')
     on conflict (shard, id) do update set owner = excluded.owner`,
    [shardOf(id), id, id.toUpperCase(), owner, zone],
  );
}
async function contact(
  of: string,
  id: string,
  fields: { name?: string; first_name?: string; email?: string; locale?: string; is_primary?: boolean; role?: string },
) {
  const { name = null, first_name = null, email = null, locale = null, is_primary = false, role = null } = fields;
  await db.query(
    `insert into contact (shard, account, id, name, first_name, email, locale, is_primary, role) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (shard, account, id) do update set name = excluded.name, first_name = excluded.first_name, email = excluded.email`,
    [shardOf(of), of, id, name, first_name, email, locale, is_primary, role],
  );
}
async function set(key: string, value: string) {
  await db.query(`insert into setting (key, value, updated_at) values ($1, to_jsonb($2::text), $3)`, [
    key,
    value,
    isoInstant(start),
  ]);
}

const outreach = {
  id: 'outreach',
  purpose: 'upsell',
  from: 'csm',
  to: 'primary contact',
  inDoubt: 'ask',
  bodies: {
    en: {
      subject: '{{contact.first_name}}, your account is growing',
      body: 'You use {{usage_percent}}% of {{account.plan_limit}} visits at {{company.name}}.{{#if promoter}} Thanks.{{/if}}\n\n{{button "Find 15 minutes" csm.booking_link}}\n\n{{csm.first_name}}',
    },
    ko: { subject: '{{contact.first_name}}님', body: '{{usage_percent}}% · {{date on}}' },
  },
};

function effect(
  over: Partial<EffectRow> = {},
  message: Record<string, unknown> = {},
  values: JsonObject = { usage_percent: 92, on: '2026-03-01' },
): EffectRow {
  const account = over.account ?? 'acme';
  return {
    id: idOf('effect', account, String(over.step ?? '')),
    kind: 'email',
    account,
    at: start,
    playbook: 'service-upgrade',
    version: '1',
    payload: { message: { ...outreach, ...message }, values } as JsonObject,
    ...over,
  };
}

const send = (...rows: EffectRow[]) =>
  db.transaction((tx) => sendMessages.runMany(tx, shardOf(rows[0]?.account ?? ''), rows));
const queued = async (row: EffectRow) => {
  const [outcome] = await send(row);
  if (outcome?.done !== true || outcome.outbox === undefined) throw new Error(JSON.stringify(outcome));
  const entries = outcome.outbox.map((entry) => ({ ...entry, account: row.account }));
  await db.transaction((tx) => addToOutbox(tx, shardOf(row.account), entries, start));
  return outcome.outbox[0];
};

const admin: Actor = { kind: 'cli', id: 'test', role: 'admin' };
function run(name: string, input: unknown) {
  const operation = messages.operations.find((one) => one.name === name) as Operation;
  const runner = createRunner({
    db,
    clock,
    shardOf,
    appendEvents: appendOperationEvents,
    wake: () => undefined,
    newId: randomUUID,
  });
  return runner.run(operation, { actor: admin, input }) as Promise<Record<string, unknown>>;
}
const events = () =>
  db.query<{ event: JsonObject }>(`select event from inbox order by id`).then((rows) => rows.map((row) => row.event));

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
    expect(view.text).toBe(
      'You use 92% of 100 visits at Green Lawn.\n\nFind 15 minutes: https://book.example/zoe\n\nZoe',
    );
    expect(view).toMatchObject({ state: 'queued', to: 'ann@acme.example', from_person: 'zoe' });
  });

  test('the same effect again changes nothing', async () => {
    const [first] = await send(effect());
    expect(await send(effect())).toEqual([first]);
    expect(await db.query('select id from message')).toHaveLength(1);
  });

  test('service mail is of use for seven days', async () => {
    const [outcome] = await send(effect({}, { purpose: 'service' }));
    expect(outcome).toMatchObject({ outbox: [{ usefulUntil: start + 7 * DAY }] });
  });

  test('a contact is written to in their language, else in the first', async () => {
    await account('kim', 'zoe');
    await contact('kim', 'k', { first_name: '민수', email: 'k@kim.example', locale: 'ko-KR' });
    await account('eve', 'zoe');
    await contact('eve', 'e', { first_name: 'Eve', email: 'e@eve.example', locale: 'fr' });
    expect((await send(effect({ account: 'kim' })))[0]).toMatchObject({
      outbox: [{ payload: { subject: '민수님', body: '92% · 2026년 3월 1일', locale: 'ko' } }],
    });
    expect((await send(effect({ account: 'eve' })))[0]).toMatchObject({
      outbox: [{ payload: { subject: 'Eve, your account is growing' } }],
    });
  });

  test('mail comes from the company’s address where one is set; replies go to the person', async () => {
    await set('company.mail_from', 'hello@green.example');
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

  test('a message to a role goes to the contact who has it', async () => {
    await contact('acme', 'dan', { first_name: 'Dan', email: 'dan@acme.example', role: 'Decision maker' });
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
      async () => contact('acme', 'ann', { first_name: 'Ann', email: 'a@b.example' }),
      { usage_percent: 1, on: 'soon' },
    ],
    ['no-contact', 'account lone has no primary contact', async () => account('lone', 'zoe'), undefined],
    [
      'no-address',
      'contact c has no e-mail address',
      async () => {
        await account('lone', 'zoe');
        await contact('lone', 'c', { name: 'C' });
      },
      undefined,
    ],
    [
      'no-sender',
      'nobody is csm',
      async () => {
        await account('lone', null);
        await contact('lone', 'c', { first_name: 'C', email: 'c@c.example' });
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
      await db.transaction((tx) => {
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
    expect(await db.query('select id from message')).toHaveLength(1001);
  });
});

describe('retry-message', () => {
  test('a refused message goes out once what it lacked is there', async () => {
    await contact('acme', 'ann', { email: 'ann@acme.example' });
    const [outcome] = await send(effect());
    expect(outcome).toMatchObject({ done: false, message: expect.stringContaining('contact.first_name has no value') });
    const { id } = effect();
    await expect(run('retry-message', { account: 'acme', message: id })).rejects.toMatchObject({
      code: 'precondition',
      reason: 'value-missing',
    });
    await contact('acme', 'ann', { first_name: 'Anna', email: 'ann@acme.example' });
    clock.set(start + 9 * DAY);
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
    await deliverOnce(db, clock, [channel], { random: () => 0 });
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
    await queued(effect());
    await deliverOnce(db, clock, [silent], { random: () => 0 });
    const { id } = effect();
    expect(await run('list-messages', {})).toMatchObject({
      messages: [{ state: 'in_doubt' }],
      waiting: { refused: 0, in_doubt: 1 },
    });
    clock.set(start + 30 * HOUR);
    expect(await run('resolve-in-doubt', { account: 'acme', message: id, outcome })).toEqual({ message: id, state });
    expect(await run('list-messages', {})).toMatchObject({ messages: [{ state }], waiting: { in_doubt: 0 } });
    expect((await events()).map((event) => event.name)).toEqual(told);
    await expect(run('resolve-in-doubt', { account: 'acme', message: id, outcome })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('list-messages', () => {
  test('pages from the newest, of all shards or one account', async () => {
    for (let n = 0; n < 5; n++) {
      await account(`a${n}`, 'zoe');
      await contact(`a${n}`, 'c', { first_name: 'C', email: 'c@c.example' });
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
    await queued(effect());
    await deliverOnce(
      db,
      clock,
      [{ name: 'email', concurrency: 1, deliver: async () => ({ ok: true, kept: true, reply: 'no server' }) }],
      { random: () => 0 },
    );
    expect(await run('list-messages', { state: 'kept' })).toMatchObject({
      messages: [{ state: 'kept', reason: 'no server' }],
    });
    expect(await run('list-messages', { state: 'sent' })).toMatchObject({ messages: [] });
    expect(await events()).toMatchObject([{ name: 'email.sent', properties: { kept: true } }]);
  });
});

describe('record-reply', () => {
  test('a reply is an event of its account, from the contact whom the message went to', async () => {
    await send(effect());
    await run('record-reply', { account: 'acme', message: effect().id, text: 'Yes' });
    expect(await events()).toMatchObject([
      { name: 'email.replied', contact: 'ann', properties: { message: 'outreach', id: effect().id, text: 'Yes' } },
    ]);
    await expect(run('record-reply', { account: 'acme', message: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

test('the shard of an account is the one that its messages are written in', async () => {
  await send(effect());
  expect(await db.query('select shard from message')).toEqual([{ shard }]);
});
