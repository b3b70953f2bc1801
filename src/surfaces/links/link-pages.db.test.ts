import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf, isoInstant, type JsonObject } from '#base';
import { addressBook, OutgoingMail } from '#domain/messages';
import { shardOf } from '#engine';
import { quietLog } from '#platform/log';
import { httpApp } from '#surfaces/http';
import { emailEffect, type MessageBench, MONDAY_NINE, messageBench } from '../../../test/messages.ts';
import { linkPages } from './index.ts';

let bench: MessageBench;
let app: ReturnType<typeof httpApp>;
let enrollment: string;
beforeEach(async () => {
  bench = await messageBench();
  enrollment = await bench.enrollment('running');
  const { db, runner } = bench;
  const log = quietLog();
  // The pages in the frame that they are served in: its headers, its errors. No test reaches the other doors.
  const none = {} as never;
  app = httpApp({
    operations: [],
    runner,
    keys: none,
    receiver: none,
    log,
    mountPages: (pages) => linkPages(pages, { db, runner, log }),
  });
});
afterEach(() => bench.close());

const answers = {
  yes: { event: 'email.answered', with: {}, ask: [], goTo: 'csm.booking_link' },
  met: { event: 'service.feedback', with: { met: true }, ask: [] },
  not_now: {
    event: 'decision.recorded',
    with: { decision: 'defer' },
    ask: [
      {
        id: 'follow_up_on',
        label: 'When shall I come back to you?',
        labels: { en: 'When shall I come back to you?', ko: '언제 다시 연락드릴까요?' },
        type: 'date',
        required: true,
      },
      { id: 'why', label: 'Why?', type: 'long text', required: false },
      {
        id: 'size',
        label: 'Size',
        type: 'choice',
        required: false,
        options: [
          { value: 's', label: 'Small <one>' },
          { value: 'l', label: 'Large' },
        ],
      },
      { id: 'call', label: 'Shall we call?', type: 'yes/no', required: false },
    ],
  },
};
const text =
  '{{answer "Yes, great!" "yes"}} {{answer "Met" "met"}} {{answer "Not now" "not_now"}} [A page](https://a.example/?x=1&y=2) {{button "Book" csm.booking_link}}';
const bodies = { en: { subject: 'Hello <b>Ann</b>', body: text }, ko: { subject: '안녕하세요', body: text } };
const question = (more: object = {}, message: object = {}) =>
  emailEffect({ enrollment, ...more }, { answers, bodies, ...message });
const { id } = question();

/** The addresses of a message that was sent, as its mail has them. */
async function sent(effect = question()) {
  await bench.send(effect);
  const [row] = await bench.db.query<{ payload: JsonObject }>('select payload from outbox where id = $1', [effect.id]);
  const mail = OutgoingMail.parse(row?.payload);
  const addresses = await addressBook(bench.db, () => '')(effect.id, mail);
  if (addresses === undefined) throw new Error('the mail has no addresses');
  const answer = (name: string): string => addresses.links.answer(name) ?? '';
  return { link: (number: number) => addresses.links.link('', number - 1), answer, unsubscribe: addresses.unsubscribe };
}
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const post = (path: string, fields: Record<string, string> | string = {}, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const told = async () => (await bench.events()).map(({ name, properties }) => [name, properties]);

describe('a link', () => {
  test('counts a click and leads to where its mail was written to lead', async () => {
    const { link } = await sent();
    const first = await get(link(1));
    expect([first.status, first.headers.get('location')]).toEqual([302, 'https://a.example/?x=1&y=2']);
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await get(link(2))).headers.get('location')).toBe('https://book.example/zoe');
    expect(await bench.events()).toMatchObject([
      { account: 'acme', name: 'email.clicked', contact: 'ann', properties: { id, link: 1, enrollment } },
      { properties: { link: 2, url: 'https://book.example/zoe' } },
    ]);
  });

  test('leads on, and counts nothing, for who only looks whether it is there or fetches ahead', async () => {
    const { link } = await sent();
    expect((await app.request(link(1), { method: 'HEAD' })).status).toBe(302);
    expect((await get(link(1), { 'sec-purpose': 'prefetch;prerender' })).status).toBe(302);
    expect(await told()).toEqual([]);
  });

  test('leads nowhere but to its own address, whatever is added to it', async () => {
    const { link } = await sent();
    const answer = await get(`${link(1)}?url=https://evil.example&to=//evil.example`);
    expect(answer.headers.get('location')).toBe('https://a.example/?x=1&y=2');
  });
});

describe('a token that is not ours', () => {
  const wrong = async (path: string, method = 'GET') => {
    const answer = await app.request(path, { method });
    return [answer.status, (await answer.text()).includes('This link does not work')];
  };

  test('is answered alike, whatever is wrong with it, and does nothing', async () => {
    const { link, answer, unsubscribe = '' } = await sent();
    const other = await sent(question({ step: 'other' }));
    const token = (path: string) => path.split('/').at(-1) ?? '';
    const forged = `${token(link(1)).slice(0, -4)}AAAA`;
    // The place of one message under the signature of another.
    const spliced = token(link(1)).slice(0, 24) + token(other.link(1)).slice(24);
    for (const path of [
      '/l/x',
      `/l/${forged}`,
      `/l/${spliced}`,
      `/l/${token(answer('yes'))}`,
      `/a/${token(link(1))}`,
      `/a/${forged}`,
      `/u/${token(answer('met'))}`,
      `/l/${token(unsubscribe)}`,
      `/l/${'A'.repeat(47)}`,
      `/a/${'%00'.repeat(5)}`,
    ])
      expect([path, ...(await wrong(path))]).toEqual([path, 404, true]);
    expect(await wrong(`/a/${forged}`, 'POST')).toEqual([404, true]);
    expect(await wrong(`/u/${token(link(1))}`, 'POST')).toEqual([404, true]);
    expect(await told()).toEqual([]);
  });

  test('is that of a message that has not left yet, too', async () => {
    const effect = question({ step: 'reviewed' }, { reviewBy: 'csm' });
    await bench.send(effect);
    const mail = { purpose: 'upsell', answers: ['yes'], account: 'acme' } as unknown as OutgoingMail;
    const addresses = await addressBook(bench.db, () => '')(effect.id, mail);
    expect(await wrong(addresses?.links.answer('yes') ?? '')).toEqual([404, true]);
  });
});

describe('the page of an answer', () => {
  test('asks, and records nothing by being looked at', async () => {
    const { answer } = await sent();
    const response = await get(answer('not_now'));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('About our message “Hello &lt;b&gt;Ann&lt;/b&gt;”');
    expect(page).toContain('<h1>Not now</h1>');
    expect(page).toMatch(
      /<label for="field-follow_up_on">When shall I come back to you\?<\/label><input type="date"[^>]* required>/,
    );
    expect(page).toContain('Small &lt;one&gt;');
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(await told()).toEqual([]);
  });

  test('allows no script, no frame and no other style, and is kept by nobody', async () => {
    const { answer } = await sent();
    const { headers } = await get(answer('met'));
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    expect((await (await get(answer('met'))).text()).match(/<script|style=|onclick/g)).toBeNull();
    expect((await get('/links.css')).headers.get('content-type')).toContain('text/css');
  });

  test('speaks the language of the mail', async () => {
    await bench.db.query(`update contact set locale = 'ko-KR'`);
    const { answer } = await sent();
    const page = await (await get(answer('not_now'), { 'accept-language': 'en' })).text();
    expect(page).toContain('<html lang="ko">');
    expect(page).toContain('언제 다시 연락드릴까요?');
    expect(page).toContain('이 답변 보내기');
  });

  test('records what was answered, and shows it', async () => {
    await opportunity();
    const { answer } = await sent();
    const fields = {
      follow_up_on: '2026-06-01',
      why: 'Budget <script>alert(1)</script>\r\nand time',
      size: 's',
      call: 'true',
    };
    const taken = await post(answer('not_now'), { ...fields, decision: 'upgrade', more: 'x' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, answer('not_now')]);
    const why = 'Budget <script>alert(1)</script>\nand time';
    const asked = { follow_up_on: '2026-06-01', why, size: 's', call: true };
    const about = { id, message: 'outreach', answer: 'not_now', enrollment, opportunity: idOf('opportunity') };
    expect(await told()).toEqual([
      ['decision.recorded', { ...about, decision: 'defer', ...asked }],
      ['email.answered', { ...about, decision: 'defer', ...asked }],
    ]);
    const page = await (await get(answer('not_now'))).text();
    expect(page).toContain('Thank you. We have noted your answer: <strong>Not now</strong>');
    expect(page).toContain('<dd>Small &lt;one&gt;</dd>');
    expect(page).toContain('<dd>June 1, 2026</dd>');
    expect(page).not.toContain('<script>');
    expect(page).toContain('value="2026-06-01"');
  });

  test('leads on to where the answer says', async () => {
    const { answer } = await sent();
    const page = await get(answer('yes'));
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https:;");
    const taken = await post(answer('yes'));
    expect([taken.status, taken.headers.get('location')]).toEqual([303, 'https://book.example/zoe']);
    // Who comes back finds the way once more.
    expect(await (await get(answer('yes'))).text()).toContain('<a class="button" href="https://book.example/zoe">');
  });

  test('says who asks, and what is left to do where nothing is asked for', async () => {
    const { answer } = await sent();
    const page = await (await get(answer('met'))).text();
    expect(page).toContain('<title>Met · Green Lawn</title>');
    expect(page).toContain('<header>Green Lawn</header>');
    expect(page).toContain('Please confirm, so that your answer reaches us.');
  });

  test('shows the form again with what is wrong, and keeps what was given', async () => {
    const { answer } = await sent();
    const refused = await post(answer('not_now'), { follow_up_on: 'soon', why: '"><img src=x>' });
    const page = await refused.text();
    expect(refused.status).toBe(400);
    expect(page).toContain('aria-invalid="true" aria-describedby="field-follow_up_on-fault" autofocus');
    expect(page).toContain('Please give a date');
    expect(page).toContain('&gt;&lt;img src=x&gt;');
    expect(await told()).toEqual([]);
  });

  test('lets an answer be changed while the journey runs, and not after', async () => {
    const { answer } = await sent();
    await post(answer('met'));
    const other = await (await get(answer('not_now'))).text();
    expect(other).toContain('You have answered already: <strong>Met</strong>');
    expect(other).toContain('Change my answer to this');
    await post(answer('not_now'), { follow_up_on: '2026-06-01' });
    expect((await bench.events()).map(({ name }) => name)).toEqual([
      'service.feedback',
      'email.answered',
      'decision.recorded',
      'email.answered',
    ]);
    await bench.db.query(`update enrollment set status = 'exited'`);
    const closed = await (await get(answer('met'))).text();
    expect(closed).toContain('To change it, or to tell us anything more, please reply to our mail.');
    expect(closed).not.toContain('<button');
    const late = await post(answer('met'));
    expect([late.status, (await late.text()).includes('please reply to our mail')]).toEqual([409, true]);
    expect(await told()).toHaveLength(4);
  });

  test('turns a huge body away before it is read', async () => {
    const { answer } = await sent();
    const huge = await post(answer('not_now'), `follow_up_on=2026-06-01&why=${'x'.repeat(100_000)}`, {
      'content-length': '100031',
    });
    expect(huge.status).toBe(413);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(10_000)) });
    const request = { method: 'POST', body: endless, duplex: 'half' } as RequestInit;
    expect((await app.request(answer('not_now'), request)).status).toBe(413);
    expect(await told()).toEqual([]);
  });

  test('takes text that no database could hold', async () => {
    const { answer } = await sent();
    await post(answer('not_now'), 'follow_up_on=2026-06-01&why=a%00b%ff');
    expect((await told())[0]).toMatchObject(['decision.recorded', { why: 'ab\uFFFD' }]);
  });
});

describe('unsubscribing', () => {
  test('asks first, then says so and offers the way back', async () => {
    const { unsubscribe = '' } = await sent();
    const asked = await (await get(unsubscribe)).text();
    expect(asked).toContain('Green Lawn will then no longer send you offers and greetings.');
    expect(await told()).toEqual([]);
    const done = await post(unsubscribe);
    expect([done.status, (await done.text()).includes('You are unsubscribed')]).toEqual([200, true]);
    const back = await post(`${unsubscribe}/again`);
    expect(await back.text()).toContain('You are subscribed again');
    const reloaded = await get(`${unsubscribe}/again`);
    expect([reloaded.status, reloaded.headers.get('location')]).toEqual([303, unsubscribe]);
    expect(await bench.events()).toMatchObject([
      { name: 'email.unsubscribed', contact: 'ann', properties: { id, message: 'outreach', enrollment } },
      { name: 'contact.resubscribed', contact: 'ann' },
    ]);
  });

  test.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--',
    ],
  ])('is one POST for a mail program, as %s, and no redirect', async (type, body) => {
    const { unsubscribe = '' } = await sent();
    const answer = await app.request(unsubscribe, { method: 'POST', body, headers: { 'content-type': type } });
    expect(answer.status).toBe(200);
    expect((await told()).map(([name]) => name)).toEqual(['email.unsubscribed']);
  });

  test('shows who has unsubscribed already that they have', async () => {
    const { unsubscribe = '' } = await sent();
    await bench.db.query('update contact set unsubscribed_at = $1', [isoInstant(MONDAY_NINE)]);
    expect(await (await get(unsubscribe)).text()).toContain('Subscribe again');
  });

  test('turns a huge body away', async () => {
    const { unsubscribe = '' } = await sent();
    expect((await post(unsubscribe, 'x'.repeat(100_000), { 'content-length': '100000' })).status).toBe(413);
    expect(await told()).toEqual([]);
  });

  test('is not offered by service mail', async () => {
    expect((await sent(question({}, { purpose: 'service' }))).unsubscribe).toBeUndefined();
  });
});

async function opportunity(): Promise<void> {
  await bench.db.query(
    `insert into opportunity (shard, account, id, type, source, factors, stage, enrollment, created_at, updated_at)
     values ($1, 'acme', $2, 'expansion', 'test', '[]', 'qualified', $3, $4, $4)`,
    [shardOf('acme'), idOf('opportunity'), enrollment, isoInstant(MONDAY_NINE)],
  );
}
