import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, idOf, isoInstant } from '#base';
import { shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { editMessage } from './edit-message.ts';
import { getMessage } from './get-message.ts';
import { listMessages } from './list-messages.ts';
import { recordReplies } from './record-replies.ts';

const START = Date.UTC(2026, 2, 2, 9);
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of ['message', 'reply', 'account', 'contact']) await database.db.query(`delete from ${table}`);
});

const operations = () => testOperations(database.db, START);
const list = (input = {}) => operations().run(listMessages, { direction: 'all', ...input });

interface Written {
  readonly account?: string;
  readonly state?: string;
  readonly thread?: readonly string[];
}
const idOfMail = (n: number) => `<${idOf('message', n)}@v.example>`;

async function message(n: number, { account = 'acme', state = 'queued', thread = [] }: Written = {}): Promise<string> {
  const id = idOf('message', n);
  const mail = {
    message: 'outreach',
    purpose: 'upsell',
    inDoubt: 'ask',
    to: 'ann@acme.example',
    from: 'zoe@v.example',
    fromName: 'Zoe',
    replyTo: 'zoe@v.example',
    subject: `Mail ${n}`,
    body: 'Hello **Ann**',
    locale: 'en',
    messageId: idOfMail(n),
    headers: {},
  };
  await database.db.query(
    `insert into message (shard, account, id, name, state, to_address, subject, body, locale, created_at, message_id, thread_ids, mail)
     values ($1, $2, $3, 'outreach', $4, 'ann@acme.example', $5, 'Hello **Ann**', 'en', $6, $7, $8::jsonb, $9)`,
    [
      shardOf(account),
      account,
      id,
      state,
      `Mail ${n}`,
      isoInstant(START + n * HOUR),
      idOfMail(n),
      JSON.stringify(thread),
      state === 'review' ? JSON.stringify(mail) : null,
    ],
  );
  return id;
}

async function reply(to: string | undefined, n: number, text = 'Tell me more', account = 'acme'): Promise<string> {
  const properties = { ...(to === undefined ? {} : { id: to }), text };
  const event = aLogEvent({ account, name: 'email.replied', contact: 'ann', occurredAt: START + n * HOUR, properties });
  await database.db.transaction((tx) => recordReplies.runMany(tx, shardOf(account), [event]));
  return event.key;
}

describe('the mailbox', () => {
  test('lists what went out and what came in, newest first, pages without a gap', async () => {
    const first = await message(1);
    await reply(first, 2);
    await message(3);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: 1, ...(after === undefined ? {} : { after }) });
      seen.push(...page.messages.map(({ direction, subject, text }) => `${direction} ${subject} ${text ?? ''}`.trim()));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(['out Mail 3', 'in Mail 1 Tell me more', 'out Mail 1']);
  });

  test('is cut to one way, one state, one account, and searched by the account’s name', async () => {
    await database.db.query(`insert into account (shard, id, name) values ($1, 'birch', 'Birch Clinic')`, [
      shardOf('birch'),
    ]);
    const first = await message(1);
    await reply(first, 2);
    await message(3, { account: 'birch', state: 'review' });
    const shown = async (input: object) =>
      (await list(input)).messages.map(({ direction, account }) => `${direction} ${account}`);
    expect(await shown({ direction: 'in' })).toEqual(['in acme']);
    expect(await shown({ direction: 'out' })).toEqual(['out birch', 'out acme']);
    expect(await shown({ state: 'review' })).toEqual(['out birch']);
    expect(await shown({ account: 'acme' })).toEqual(['in acme', 'out acme']);
    expect(await shown({ search: 'clinic' })).toEqual(['out birch']);
    expect((await list()).waiting).toEqual({ refused: 0, review: 1, in_doubt: 0, dead: 0 });
  });

  test('a reply says from which address it came, where that is known', async () => {
    const { db } = database;
    await reply(undefined, 1);
    expect((await list()).messages[0]?.from_address).toBeUndefined();
    await db.query(`insert into contact (shard, account, id, email) values ($1, 'acme', 'ann', 'ann@acme.example')`, [
      shardOf('acme'),
    ]);
    expect((await list()).messages).toMatchObject([{ contact: 'ann', from_address: 'ann@acme.example' }]);
  });

  test('a reply is kept once, also one that answers nothing that is known', async () => {
    const key = await reply('not an id', 1);
    const event = aLogEvent({ account: 'acme', name: 'email.replied', key, occurredAt: START });
    await database.db.transaction((tx) => recordReplies.runMany(tx, shardOf('acme'), [event]));
    const { messages } = await list();
    expect(messages).toMatchObject([{ direction: 'in', state: 'received', text: 'Tell me more' }]);
    expect(messages[0]?.answers_to).toBeUndefined();
  });
});

describe('a message', () => {
  test('stands in its thread: what was written before and after it, and what came back', async () => {
    const first = await message(1);
    const second = await message(5, { thread: [idOfMail(1)] });
    const came = await reply(first, 3);
    await message(4);
    const { run } = operations();
    const thread = [first, came, second];
    for (const one of thread)
      expect((await run(getMessage, { account: 'acme', message: one })).thread.map(({ message: id }) => id)).toEqual(
        thread,
      );
    expect(await run(getMessage, { account: 'acme', message: came })).toMatchObject({
      direction: 'in',
      state: 'received',
      text: 'Tell me more',
      answers_to: first,
    });
  });

  test('in review can be changed, and shows what was written', async () => {
    const id = await message(1, { state: 'review' });
    const { run } = operations();
    const one = { account: 'acme', message: id };
    await run(editMessage, { ...one, subject: 'Another word', body: 'Dear **Bob**' });
    const shown = await run(getMessage, one);
    expect(shown).toMatchObject({ subject: 'Another word', body: 'Dear **Bob**', state: 'review' });
    expect(shown.html).toContain('<strong>Bob</strong>');
  });

  test('that has left is not changed, and a subject is one line', async () => {
    const [left, waits] = [await message(1), await message(2, { state: 'review' })];
    const { run } = operations();
    await expect(run(editMessage, { account: 'acme', message: left, body: 'x' })).rejects.toMatchObject({
      reason: 'message-not-in-review',
    });
    await expect(
      run(editMessage, { account: 'acme', message: waits, subject: 'Hi\r\nBcc: all@x.example' }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
