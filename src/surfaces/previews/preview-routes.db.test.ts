import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, isoInstant, unauthenticated, virtualClock } from '#base';
import { shardOf } from '#engine';
import type { Actor } from '#platform/access';
import { problemResponse } from '#platform/http';
import { createRunner } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { previewRoutes } from './index.ts';

const clock = virtualClock(Date.UTC(2026, 2, 2, 9));
let database: TestDatabase;
let actor: Actor | undefined = { kind: 'cli', id: 'test', role: 'admin' };
const app = new Hono();
beforeAll(async () => {
  database = await testDatabase();
  const runner = createRunner({
    db: database.db,
    clock,
    shardOf,
    appendEvents: async () => [],
    wake: () => undefined,
    newId: () => 'run',
  });
  previewRoutes(app, {
    runner,
    asker: async () => {
      if (actor === undefined) throw unauthenticated('no-session', 'You are not signed in.');
      return actor;
    },
  });
  app.onError((error) => problemResponse(error));
});
afterAll(() => database.close());

async function document(state: string, body: string, reason: string | null = null): Promise<string> {
  const id = idOf('document', state, body);
  await database.db.query(
    `insert into document (shard, account, id, name, state, reason, title, body, locale, made_at, changed_at)
     values ($1, 'acme', $2, 'proposal', $3, $4, 'For Acme', $5, 'en', $6, $6)`,
    [shardOf('acme'), id, state, reason, body, isoInstant(clock.now())],
  );
  return id;
}

async function message(body: string, attachment?: string): Promise<string> {
  const id = idOf('message', body);
  const at = isoInstant(clock.now());
  await database.db.query(
    `insert into message (shard, account, id, name, state, to_address, subject, body, locale, created_at)
     values ($1, 'acme', $2, 'outreach', 'queued', 'ann@acme.example', 'Hello', $3, 'en', $4)`,
    [shardOf('acme'), id, body, at],
  );
  const attachments =
    attachment === undefined ? [] : [{ id, name: 'proposal', file: 'proposal.html', html: attachment }];
  const mail = { from: 'zoe@v.example', fromName: 'Zoe', replyTo: 'zoe@v.example', message: 'outreach', attachments };
  await database.db.query(
    `insert into outbox (shard, id, account, channel, payload, created_at, useful_until, state, due_at)
     values ($1, $2, 'acme', 'email', $3, $4, $4, 'sent', $4)`,
    [shardOf('acme'), id, JSON.stringify(mail), at],
  );
  return id;
}
const get = (path: string, headers: Record<string, string> = {}) => app.request(`/preview/${path}`, { headers });
const POLICY = /^sandbox (?!.*allow-(scripts|same-origin|forms)).*default-src 'none'.*form-action 'none'/;

describe('the preview of a mail', () => {
  test('shows it as its reader sees it, in a place where nothing runs or is sent', async () => {
    const answer = await get(`message?account=acme&message=${await message('Hello **Ann**')}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('content-security-policy')).toMatch(POLICY);
    const html = await answer.text();
    expect(html).toContain('<strong>Ann</strong>');
    expect(html).toContain('<base target="_blank">');
  });

  test('what was written into it as markup is text', async () => {
    const id = await message('Hello <script>alert(1)</script><img src=x onerror=alert(2)>');
    expect(await (await get(`message?account=acme&message=${id}`)).text()).not.toMatch(/<script|<img|<[^>]*onerror/);
  });

  test('shows what goes with it, under the same rules', async () => {
    const id = await message('See below', '<p>Offer</p><script>alert(1)</script>');
    const answer = await get(`attachment?account=acme&message=${id}&place=0`);
    expect(answer.headers.get('content-security-policy')).toMatch(POLICY);
    expect(await answer.text()).toContain('<p>Offer</p>');
    expect((await get(`attachment?account=acme&message=${id}&place=7`)).status).toBe(404);
  });

  test('one that is not there is said to be', async () => {
    expect((await get(`message?account=acme&message=${idOf('none')}`)).status).toBe(404);
    const broken = await get('message?account=acme&message=x&lang=ko');
    expect([broken.status, await broken.text()]).toEqual([400, expect.stringContaining('이 주소에는 내용이 없습니다')]);
  });
});

describe('the preview of a document', () => {
  test('shows it whole', async () => {
    const answer = await get(`document?account=acme&document=${await document('approved', 'Hello **Ann**')}`);
    expect(answer.headers.get('content-security-policy')).toMatch(POLICY);
    const html = await answer.text();
    expect(html).toContain('<strong>Ann</strong>');
    expect(html).not.toContain('class="mark"');
  });

  test('says of a draft that it is one, in the reader’s language', async () => {
    const draft = `document?account=acme&document=${await document('draft', 'Text')}`;
    expect(await (await get(draft)).text()).toContain('<p class="mark" lang="en">Draft, not approved yet</p>');
    expect(await (await get(draft, { 'accept-language': 'ko' })).text()).toContain('초안');
    expect(await (await get(`${draft}&lang=ko`, { 'accept-language': 'en' })).text()).toContain('초안');
  });

  test('says why one could not be made, as text', async () => {
    const id = await document('refused', '', 'answers.proposal.price *has* no value <b>');
    const answer = await get(`document?account=acme&document=${id}`);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('answers.proposal.price *has* no value &lt;b&gt;');
    expect(html).toContain('The proposal could not be made');
  });
});

test('without a session nothing is shown', async () => {
  const path = `message?account=acme&message=${await message('Secret')}`;
  actor = undefined;
  const answer = await get(path);
  expect([answer.status, (await answer.text()).includes('Secret')]).toEqual([401, false]);
});
