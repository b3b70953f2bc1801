import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, idOf, isoInstant, virtualClock } from '#base';
import { shardOf } from '#engine';
import { createRunner } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { mailboxLink, mailboxPages } from './index.ts';

const start = Date.UTC(2026, 2, 2, 9);
const clock = virtualClock(start);
let database: TestDatabase;
let app: Hono;
beforeEach(async () => {
  database = await testDatabase();
  clock.set(start);
  const { db } = database;
  const runner = createRunner({
    db,
    clock,
    shardOf,
    appendEvents: async () => [],
    wake: () => undefined,
    newId: () => idOf('run', clock.now()),
  });
  app = new Hono();
  mailboxPages(app, { db, clock, runner });
});
afterEach(async () => {
  await database.close();
});

async function message(
  n: number,
  state: 'queued' | 'refused' | 'review',
  outbox: string | null,
  more: { subject?: string; reason?: string; body?: string; account?: string } = {},
) {
  const { account = 'acme' } = more;
  const id = idOf('message', n);
  const shard = shardOf(account);
  await database.db.query(
    `insert into message (shard, account, id, name, state, reason, to_address, subject, body, locale, created_at)
     values ($1, $2, $3, 'outreach', $4, $5, 'ann@acme.example', $6, $7, 'en', $8)`,
    [shard, account, id, state, more.reason ?? null, more.subject ?? null, more.body ?? null, isoInstant(start + n)],
  );
  if (outbox !== null) {
    await database.db.query(
      `insert into outbox (shard, id, account, channel, payload, created_at, useful_until, state, due_at) values ($1, $2, $3, 'email', $4, $5, $5, $6, $5)`,
      [
        shard,
        id,
        account,
        JSON.stringify({ from: 'zoe@v.example', fromName: 'Zoe', replyTo: 'zoe@v.example', message: 'outreach' }),
        isoInstant(start),
        outbox,
      ],
    );
  }
  return id;
}

/** Opens the link as a browser would, and reads with its cookie from then on. */
async function browser() {
  const link = new URL(await mailboxLink(database.db, clock, 'http://localhost:4000'));
  const opened = await app.request(link.href);
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { cookie, ...headers } });
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie, ...headers } });
  const text = async (path: string, headers?: Record<string, string>) => (await get(path, headers)).text();
  const formToken = async () => /name="form" value="([^"]+)"/.exec(await text('/mailbox'))?.[1] ?? '';
  return { link, opened, cookie, get, post, text, formToken };
}

describe('the link', () => {
  test('opens the mailbox once, and leaves no token in the address', async () => {
    const { link, opened, get } = await browser();
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/mailbox']);
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/);
    expect((await get('/mailbox')).status).toBe(200);
    const again = await app.request(link.href);
    expect(again.status).toBe(401);
    expect(await again.text()).toContain('perennial mailbox-link');
    expect((await get(link.href)).headers.get('location')).toBe('/mailbox');
  });

  test('is good for a day, what it opened for a week', async () => {
    const link = await mailboxLink(database.db, clock, '');
    clock.set(start + DAY);
    expect((await app.request(link)).status).toBe(401);
    const { get } = await browser();
    clock.set(clock.now() + 7 * DAY - HOUR);
    expect((await get('/mailbox')).status).toBe(200);
    clock.set(clock.now() + HOUR);
    expect((await get('/mailbox')).status).toBe(401);
  });

  test('without it every page is closed', async () => {
    const id = await message(1, 'queued', 'sent', { subject: 'Secret', body: 'x' });
    for (const path of [
      '/mailbox',
      '/mailbox?token=guess',
      `/mailbox/message?account=acme&message=${id}`,
      `/mailbox/message/body?account=acme&message=${id}`,
    ]) {
      const answer = await app.request(path, { headers: { cookie: 'perennial_mailbox=guess' } });
      expect([path, answer.status, (await answer.text()).includes('Secret')]).toEqual([path, 401, false]);
    }
    expect((await app.request('/mailbox/message/resolve', { method: 'POST' })).status).toBe(401);
  });
});

describe('the list', () => {
  test('says what will be there while there is nothing', async () => {
    const { text } = await browser();
    expect(await text('/mailbox')).toContain('No messages yet');
    expect(await text('/mailbox', { 'accept-language': 'ko' })).toContain('아직 메시지가 없습니다');
  });

  test('shows each message with its state and reason, and narrows to one state', async () => {
    await message(1, 'queued', 'sent', { subject: 'Hello Ann' });
    await message(2, 'refused', null, { reason: 'contact.first_name has no value' });
    const { text } = await browser();
    const all = await text('/mailbox');
    expect(all).toContain('Hello Ann');
    expect(all).toContain('contact.first_name has no value');
    expect(all).toMatch(/Needs you 1</);
    const refused = await text('/mailbox?state=refused');
    expect(refused).not.toContain('Hello Ann');
    expect(refused).toMatch(/aria-current="page"[^>]*>Needs you/);
    const dead = await text('/mailbox?state=dead');
    expect([dead.includes('No message is in this state'), dead.includes('No messages yet')]).toEqual([true, false]);
  });

  test('what customers are called and mails say is text', async () => {
    await message(1, 'queued', 'sent', { subject: '<script>alert(1)</script>', account: '"><img src=x>' });
    const { text } = await browser();
    const list = await text('/mailbox');
    expect(list).not.toMatch(/<script|<img/);
    expect(list).toContain('&lt;script&gt;');
  });

  test('older ones are a page away', async () => {
    for (let n = 0; n < 52; n++) await message(n, 'queued', 'sent', { subject: `Mail ${n}.` });
    const { text } = await browser();
    const first = await text('/mailbox');
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await text(next);
    expect([
      first.includes('Mail 2.'),
      first.includes('Mail 1.'),
      second.includes('Mail 1.'),
      second.includes('after='),
    ]).toEqual([true, false, true, false]);
  });
});

describe('a message', () => {
  test('is shown in a frame that can run and send nothing', async () => {
    const id = await message(1, 'queued', 'sent', { subject: 'Hi', body: 'Hello **Ann**' });
    const { get, text } = await browser();
    const shown = await text(`/mailbox/message?account=acme&message=${id}`);
    expect(shown).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(shown).toContain('<pre>Hello Ann</pre>');
    const body = await get(`/mailbox/message/body?account=acme&message=${id}`);
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups.*default-src 'none'/);
    expect(await body.text()).toContain('<strong>Ann</strong>');
  });

  test('one that is not there is said to be', async () => {
    const { get } = await browser();
    expect((await get(`/mailbox/message?account=acme&message=${idOf('none')}`)).status).toBe(404);
    const broken = await get('/mailbox/message?account=acme&message=x', { 'accept-language': 'ko' });
    expect([broken.status, await broken.text()]).toEqual([
      400,
      expect.stringContaining('이 주소에는 메시지가 없습니다'),
    ]);
  });

  test('names its customer as the list does', async () => {
    const id = await message(1, 'queued', 'sent', { subject: 'Hi', body: 'x' });
    await database.db.query(`insert into account (shard, id, name) values ($1, 'acme', 'Acme & Sons')`, [
      shardOf('acme'),
    ]);
    const { text } = await browser();
    expect(await text(`/mailbox/message?account=acme&message=${id}`)).toContain('<dd>Acme &amp; Sons</dd>');
  });

  test.each([
    ['sent', 'sent'],
    ['send_again', 'queued'],
    ['drop', 'dropped'],
  ])('in doubt is settled by %s', async (outcome, state) => {
    const id = await message(1, 'queued', 'in_doubt', { subject: 'Hi', body: 'x' });
    const { post, text, formToken } = await browser();
    expect((await text('/mailbox')).match(/name="outcome"/g)).toHaveLength(3);
    const answer = await post('/mailbox/message/resolve', {
      account: 'acme',
      message: id,
      outcome,
      form: await formToken(),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/mailbox/message?account=acme&message=${id}`,
    ]);
    expect(await database.db.query('select state from outbox')).toEqual([{ state }]);
    expect((await post('/mailbox/message/resolve', { account: 'acme', message: id, outcome, form: 'x' })).status).toBe(
      403,
    );
  });

  test('a form from elsewhere changes nothing', async () => {
    const id = await message(1, 'queued', 'in_doubt', { subject: 'Hi', body: 'x' });
    const { post } = await browser();
    const other = await browser();
    for (const form of ['', 'guess', await other.formToken()]) {
      expect(
        (await post('/mailbox/message/resolve', { account: 'acme', message: id, outcome: 'drop', form })).status,
      ).toBe(403);
    }
    expect(await database.db.query('select state from outbox')).toEqual([{ state: 'in_doubt' }]);
  });

  test('what can not be done is said in words', async () => {
    const id = await message(1, 'queued', 'in_doubt', { subject: 'Hi', body: 'x' });
    const { post, formToken } = await browser();
    const form = await formToken();
    const answer = await post('/mailbox/message/retry', { account: 'acme', message: id, form });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('nothing to retry')]);
  });

  test('in review is let go, or discarded, by a person who has seen it', async () => {
    const mail = {
      message: 'outreach',
      purpose: 'service',
      inDoubt: 'ask',
      to: 'ann@acme.example',
      from: 'zoe@v.example',
      fromName: 'Zoe',
      replyTo: 'zoe@v.example',
      subject: 'Hi',
      body: 'Hello **Ann**',
      locale: 'en',
      messageId: '<m@v.example>',
      headers: {},
      attachments: [
        { id: idOf('d'), name: 'proposal', file: 'proposal.html', html: '<!doctype html><p>Two options</p>' },
      ],
    };
    for (const n of [1, 2]) {
      const id = await message(n, 'review', null, { subject: `Hi ${n}`, body: 'Hello **Ann**' });
      await database.db.query('update message set mail = $2 where id = $1', [id, JSON.stringify(mail)]);
    }
    const { get, post, text, formToken } = await browser();
    expect(await text('/mailbox?state=review')).toMatch(/For review 2</);
    const about = (n: number) => ({ account: 'acme', message: idOf('message', n) });
    const shown = await text(`/mailbox/message?${new URLSearchParams(about(1))}`);
    expect(shown).toContain('Somebody is to look at this message before it leaves.');
    expect(shown).toContain('>proposal.html</a>');
    const attached = await get(`/mailbox/message/attachment?${new URLSearchParams(about(1))}&place=0`);
    expect(attached.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect(await attached.text()).toContain('Two options');
    expect((await get(`/mailbox/message/attachment?${new URLSearchParams(about(1))}&place=1`)).status).toBe(404);
    const form = await formToken();
    expect((await post('/mailbox/message/approve', { ...about(1), form })).status).toBe(303);
    expect((await post('/mailbox/message/discard', { ...about(2), form })).status).toBe(303);
    expect(await database.db.query('select id, state from message order by created_at')).toEqual([
      { id: idOf('message', 1), state: 'queued' },
      { id: idOf('message', 2), state: 'discarded' },
    ]);
    expect(await database.db.query('select id from outbox')).toEqual([{ id: idOf('message', 1) }]);
  });

  test('shows what its reader may answer, and what they answered', async () => {
    const id = await message(1, 'queued', 'sent', { subject: 'Hi', body: '[Yes](answer:yes "button")' });
    await database.db.query('update message set answers = $2, answered = $3 where id = $1', [
      id,
      JSON.stringify([{ name: 'yes', label: 'Yes, <great>!', event: 'email.answered', with: {}, ask: [] }]),
      JSON.stringify({ answer: 'yes', fields: { why: '<script>' }, at: isoInstant(start) }),
    ]);
    const { text } = await browser();
    const shown = await text(`/mailbox/message?account=acme&message=${id}`);
    expect(shown).toContain('Answers offered</dt><dd>Yes, &lt;great&gt;!');
    expect(shown).toContain('why: &lt;script&gt;');
  });
});
