import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, isoInstant, virtualClock } from '#base';
import { shardOf } from '#engine';
import { createRunner } from '#platform/operations';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { documentPages } from './index.ts';

const clock = virtualClock(Date.UTC(2026, 2, 2, 9));
let database: TestDatabase;
let isIn = true;
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
  documentPages(app, { runner, mayRead: async () => isIn });
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
const get = (id: string, headers: Record<string, string> = {}) =>
  app.request(`/mailbox/document?account=acme&document=${id}`, { headers });

describe('the page of a document', () => {
  test('shows it whole, in a place where nothing runs or is sent', async () => {
    const answer = await get(await document('approved', 'Hello **Ann**'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'.*form-action 'none'/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const html = await answer.text();
    expect(html).toContain('<strong>Ann</strong>');
    expect(html).not.toContain('class="mark"');
  });

  test('says of a draft that it is one, in the reader’s language', async () => {
    const id = await document('draft', 'Text');
    expect(await (await get(id)).text()).toContain('<p class="mark" lang="en">Draft, not approved yet</p>');
    expect(await (await get(id, { 'accept-language': 'ko' })).text()).toContain('초안');
  });

  test('says why one could not be made, as text', async () => {
    const answer = await get(await document('refused', '', 'answers.proposal.price *has* no value <b>'));
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('answers.proposal.price *has* no value &lt;b&gt;');
    expect(html).toContain('The proposal could not be made');
  });

  test('one that is not there is said to be, and without the link nothing is shown', async () => {
    expect((await get(idOf('none'))).status).toBe(404);
    const broken = await get('x', { 'accept-language': 'ko' });
    expect([broken.status, await broken.text()]).toEqual([400, expect.stringContaining('이 주소에는 문서가 없습니다')]);
    isIn = false;
    const closed = await get(await document('approved', 'Secret'));
    isIn = true;
    expect([closed.status, closed.headers.get('location'), await closed.text()]).toEqual([303, '/mailbox', '']);
  });
});
