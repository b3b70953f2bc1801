import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { virtualClock } from '#base';
import type { Channel } from '#engine';
import { webhookChannel } from './webhook-channel.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`;
const now = Date.UTC(2026, 2, 2, 9);
const payload = {
  message: 'upgrade_won',
  purpose: 'internal',
  inDoubt: 'send',
  playbook: 'upgrade',
  version: '1',
  type: 'notification.made',
  timestamp: '2026-03-02T09:00:00.000Z',
  data: { account: 'a/1', name: 'Acme', message: 'upgrade_won', title: 'Acme has upgraded', text: 'Well done.' },
};

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real receiver on loopback; `calls` is what it got. */
async function receiver(answer: (response: ServerResponse, call: Call) => void = (response) => response.end()) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = { headers: request.headers, body };
    calls.push(call);
    answer(response, call);
  });
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?team=cs` };
}

const channelTo = (url: string | undefined, silence = 2000): Channel =>
  webhookChannel({
    target: async () => (url === undefined ? undefined : { url, secrets: [SECRET] }),
    clock: virtualClock(now),
    publicUrl: () => 'https://perennial.example',
    silence,
  });
const deliver = (url: string | undefined, silence?: number) => channelTo(url, silence).deliver(payload, 'id-1');

describe('webhookChannel', () => {
  test('a call says what happened, with a link, and carries a signature that its receiver can check', async () => {
    const { calls, url } = await receiver();
    expect(await deliver(url)).toEqual({ ok: true, reply: '200' });
    const [{ headers, body } = { headers: {}, body: '' }] = calls;
    expect(JSON.parse(body)).toEqual({
      type: 'notification.made',
      timestamp: '2026-03-02T09:00:00.000Z',
      data: { ...payload.data, link: 'https://perennial.example/mailbox?account=a%2F1' },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'id-1',
      'webhook-timestamp': String(now / 1000),
    });
    const key = Buffer.from(SECRET.slice(6), 'base64');
    const expected = createHmac('sha256', key)
      .update(`id-1.${now / 1000}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  });

  test('a second try says the very same under the same id', async () => {
    const { calls, url } = await receiver((response) => {
      response.statusCode = calls.length === 1 ? 500 : 204;
      response.end();
    });
    expect((await deliver(url)).ok).toBe(false);
    expect(await deliver(url)).toEqual({ ok: true, reply: '204' });
    expect(calls[1]).toEqual({ ...calls[0], headers: expect.objectContaining({ 'webhook-id': 'id-1' }) });
  });

  test.each([
    [500, false],
    [503, false],
    [404, false],
    [401, false],
    [410, true],
  ])('an answer of %i is for good: %s; what it said is shown', async (status, permanent) => {
    const { url } = await receiver((response) => {
      response.statusCode = status;
      response.end('not\nnow');
    });
    expect(await deliver(url)).toEqual({
      ok: false,
      permanent,
      wasOnWire: false,
      reason: `the webhook answered ${status}: not now`,
    });
  });

  test.each([
    ['120', 120_000],
    ['Mon, 02 Mar 2026 09:05:00 GMT', 300_000],
    ['Mon, 02 Mar 2026 08:00:00 GMT', undefined],
    ['soon', undefined],
  ])('a receiver that is asked too often says when it may be asked again: %s', async (wish, retryAfter) => {
    const { url } = await receiver((response) => {
      response.setHeader('retry-after', wish);
      response.setHeader('date', 'Mon, 02 Mar 2026 09:00:00 GMT');
      response.statusCode = 429;
      response.end();
    });
    const result = await deliver(url);
    expect(result).toMatchObject({ ok: false, permanent: false });
    expect('retryAfter' in result ? result.retryAfter : undefined).toBe(retryAfter);
  });

  test('a redirect is not followed, and said to be one', async () => {
    const other = await receiver();
    const { url } = await receiver((response) => {
      response.writeHead(307, { location: other.url });
      response.end();
    });
    expect(await deliver(url)).toMatchObject({
      ok: false,
      permanent: false,
      reason: expect.stringContaining('307 to'),
    });
    expect(other.calls).toEqual([]);
  });

  test('a receiver that is silent, before or in the middle of its answer, is given up after the limit and asked again', async () => {
    for (const hang of [
      () => undefined,
      (response: ServerResponse) => {
        response.writeHead(500);
        response.write('I am');
      },
    ]) {
      const { url } = await receiver(hang);
      expect(await deliver(url, 200)).toEqual({
        ok: false,
        permanent: false,
        wasOnWire: true,
        reason: 'the webhook did not answer within 0.2 s',
      });
    }
  });

  test('an endless answer is not read to its end', async () => {
    const { url } = await receiver((response) => {
      response.writeHead(500);
      const pour = (): void => {
        if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(pour));
      };
      pour();
    });
    expect(await deliver(url)).toMatchObject({ ok: false, reason: `the webhook answered 500: ${'x'.repeat(200)}` });
  });

  test('nobody there, or a connection that is cut, is asked again', async () => {
    expect(await deliver('http://127.0.0.1:9/')).toMatchObject({ ok: false, permanent: false });
    const { url } = await receiver((response) => response.socket?.destroy());
    expect(await deliver(url)).toMatchObject({
      ok: false,
      permanent: false,
      reason: expect.stringContaining('not reached'),
    });
  });

  test('once there is no address any more it is kept here, and said so', async () => {
    expect(await deliver(undefined)).toEqual({
      ok: true,
      kept: true,
      reply: 'not sent: there is no webhook any more',
    });
  });

  test('what is no call is refused for good', async () => {
    expect(await channelTo('http://127.0.0.1:9/').deliver({ type: 'x' }, 'id-1')).toMatchObject({
      ok: false,
      permanent: true,
    });
  });
});
