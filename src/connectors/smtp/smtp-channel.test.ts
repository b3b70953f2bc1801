import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { mailboxOnlyChannel, type SmtpChannel, smtpChannel } from './index.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

type Refusal = Error & { responseCode: number };
const refusal = (responseCode: number, text: string): Refusal => Object.assign(new Error(text), { responseCode });

/** A real SMTP server on loopback; `received` is what it took. */
async function server(
  options: SMTPServerOptions & { answer?: (raw: Buffer) => Refusal | 'silence' | 'hang up' | undefined } = {},
) {
  const received: Email[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const answer = options.answer?.(raw);
        if (answer === 'silence') return;
        if (answer === 'hang up') {
          // smtp-server keeps its sockets to itself; all of them is this one.
          for (const connection of (smtp as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
            .connections)
            connection._socket.destroy();
          return;
        }
        if (answer !== undefined) return done(answer);
        received.push(await PostalMime.parse(raw));
        done();
      });
    },
    ...options,
  });
  smtp.on('error', () => undefined);
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  open.push(smtp);
  return { received, url: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` };
}

function channelTo(url: string, silence = 2000): SmtpChannel {
  const channel = smtpChannel({ url, concurrency: 2, silence });
  open.push(channel);
  return channel;
}

const mail = (n = 1, over: Record<string, unknown> = {}) => ({
  message: 'outreach',
  purpose: 'upsell',
  inDoubt: 'ask',
  to: 'ann@customer.example',
  toName: '김앤 "Ann"',
  from: 'zoe@vendor.example',
  fromName: 'Zoe, CSM',
  replyTo: 'zoe@vendor.example',
  subject: 'Ann, 계정이 성장하고 있습니다',
  body: 'Hi **Ann**,\n\n[Find 15 minutes](https://book.example/zoe "button")',
  locale: 'en',
  messageId: `<m${n}@vendor.example>`,
  headers: { 'X-Perennial-Message': 'outreach' },
  ...over,
});

describe('smtpChannel', () => {
  test('a mail arrives as it was meant: people, subject, identity, HTML and text', async () => {
    const { received, url } = await server();
    expect(await channelTo(url).deliver(mail(), 'm1')).toMatchObject({
      ok: true,
      reply: expect.stringMatching(/^250/),
    });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      from: { address: 'zoe@vendor.example', name: 'Zoe, CSM' },
      to: [{ address: 'ann@customer.example', name: '김앤 "Ann"' }],
      replyTo: [{ address: 'zoe@vendor.example' }],
      subject: 'Ann, 계정이 성장하고 있습니다',
      messageId: '<m1@vendor.example>',
    });
    expect(received[0]?.text?.trim()).toBe('Hi Ann,\n\nFind 15 minutes: https://book.example/zoe');
    expect(received[0]?.html).toContain('<a href="https://book.example/zoe" class="button"');
    expect(received[0]?.headers).toContainEqual(
      expect.objectContaining({ key: 'x-perennial-message', value: 'outreach' }),
    );
  });

  test('its links, answers and the way to unsubscribe are signed addresses', async () => {
    const { received, url } = await server();
    const asked: unknown[] = [];
    const channel = smtpChannel({
      url,
      addresses: async (id, { account, answers }) => {
        asked.push([id, account, answers]);
        return {
          links: {
            link: (_url, number) => `https://us.example/l/${number}`,
            answer: (name) => `https://us.example/a/${name}`,
          },
          unsubscribe: 'https://us.example/u/token',
        };
      },
    });
    open.push(channel);
    const body = '[Find 15 minutes](https://book.example/zoe "button") [Yes](answer:yes "button")';
    await channel.deliver(mail(1, { account: 'acme', answers: ['yes'], body }), 'm1');
    expect(asked).toEqual([['m1', 'acme', ['yes']]]);
    expect(received[0]?.text).toMatch(
      /Find 15 minutes: https:\/\/us\.example\/l\/0\r?\nYes: https:\/\/us\.example\/a\/yes/,
    );
    expect(received[0]?.text).toContain('unsubscribe here:\nhttps://us.example/u/token');
    expect(received[0]?.html).not.toContain('book.example');
    // RFC 8058: both headers, and the address alone between the brackets.
    expect(received[0]?.headers).toContainEqual(
      expect.objectContaining({ key: 'list-unsubscribe', value: '<https://us.example/u/token>' }),
    );
    expect(received[0]?.headers).toContainEqual(
      expect.objectContaining({ key: 'list-unsubscribe-post', value: 'List-Unsubscribe=One-Click' }),
    );
  });

  test('service mail offers nothing to unsubscribe from', async () => {
    const { received, url } = await server();
    const channel = smtpChannel({
      url,
      addresses: async () => ({ links: { link: (to) => to, answer: () => undefined } }),
    });
    open.push(channel);
    await channel.deliver(mail(1, { purpose: 'service' }), 'm1');
    expect(received[0]?.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
    expect(received[0]?.text).not.toContain('unsubscribe');
  });

  test('addresses that can not be had now leave nothing on the wire: it goes again', async () => {
    const { received, url } = await server();
    const channel = smtpChannel({ url, addresses: () => Promise.reject(new Error('no database')) });
    open.push(channel);
    expect(await channel.deliver(mail(), 'm1')).toMatchObject({ ok: false, permanent: false, wasOnWire: false });
    expect(received).toEqual([]);
  });

  test('continues its thread, and takes documents with it', async () => {
    const { received, url } = await server();
    const html = '<!doctype html><title>Angebot</title><p>제안서 – 2 Möglichkeiten</p>';
    await channelTo(url).deliver(
      mail(2, {
        headers: { 'In-Reply-To': '<m1@vendor.example>', References: '<m0@vendor.example> <m1@vendor.example>' },
        attachments: [{ id: 'd1', name: 'proposal', file: 'proposal.html', html }],
      }),
      'm2',
    );
    expect(received[0]).toMatchObject({
      inReplyTo: '<m1@vendor.example>',
      references: '<m0@vendor.example> <m1@vendor.example>',
      attachments: [{ filename: 'proposal.html', mimeType: 'text/html', disposition: 'attachment' }],
    });
    const [attached] = received[0]?.attachments ?? [];
    expect(new TextDecoder().decode(attached?.content as ArrayBuffer)).toBe(html);
  });

  test('bounces go to the address of the company where it has one, replies to the person', async () => {
    const envelopes: unknown[] = [];
    const { received, url } = await server({
      onMailFrom: (address, _session, done) => {
        envelopes.push(address.address);
        done();
      },
    });
    const channel = smtpChannel({ url, envelopeFrom: 'Vendor <success@vendor.example>' });
    open.push(channel);
    await channel.deliver(mail(), 'm1');
    await channelTo(url).deliver(mail(2), 'm2');
    expect(envelopes).toEqual(['success@vendor.example', 'zoe@vendor.example']);
    expect(received[0]?.from?.address).toBe('zoe@vendor.example');
  });

  test('nothing in a name or a subject becomes a header', async () => {
    const { received, url } = await server();
    await channelTo(url).deliver(
      mail(1, { subject: 'a\r\nBcc: all@example.com', toName: 'x\r\nBcc: all@example.com' }),
      'm1',
    );
    expect(received[0]?.headers.map((header) => header.key)).not.toContain('bcc');
  });

  test.each([
    ['the recipient, for good', 550, true],
    ['the recipient, for now', 451, false],
  ])('a server that refuses %s', async (_, code, permanent) => {
    const { url, received } = await server({
      onRcptTo: (_address, _session, done) => done(refusal(code, 'no such user')),
    });
    expect(await channelTo(url).deliver(mail(), 'm1')).toEqual({
      ok: false,
      permanent,
      wasOnWire: false,
      reason: expect.stringContaining(`${code} no such user`),
    });
    expect(received).toEqual([]);
  });

  test('a server that does not want us says nothing against the address', async () => {
    const { url } = await server({
      onRcptTo: (_address, _session, done) => done(refusal(550, '5.7.1 you are on a list of senders')),
    });
    expect(await channelTo(url).deliver(mail(), 'm1')).toMatchObject({ permanent: true, ofContent: true });
  });

  test.each([
    ['for good', 554, { permanent: true, ofContent: true }],
    ['for now', 452, { permanent: false }],
  ])('a server that refuses the text %s has answered: nothing is in doubt', async (_, code, how) => {
    const { url } = await server({ answer: () => refusal(code, 'not that') });
    expect(await channelTo(url).deliver(mail(), 'm1')).toEqual({
      ok: false,
      ...how,
      wasOnWire: false,
      reason: expect.stringContaining('not that'),
    });
  });

  test('a refused sender is no word on the recipient: it goes again', async () => {
    const { url } = await server({ onMailFrom: (_address, _session, done) => done(refusal(550, 'not you')) });
    expect(await channelTo(url).deliver(mail(), 'm1')).toMatchObject({ ok: false, permanent: false, wasOnWire: false });
  });

  test('a failed sign-in is a setting to mend: it goes again', async () => {
    const { url } = await server({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, 'wrong password')),
    });
    const signedIn = channelTo(url.replace('smtp://', 'smtp://user:wrong@'));
    expect(await signedIn.deliver(mail(), 'm1')).toMatchObject({
      ok: false,
      permanent: false,
      wasOnWire: false,
      reason: expect.stringContaining('wrong password'),
    });
    await expect(signedIn.verify()).rejects.toThrow('wrong password');
  });

  test.each(['hang up', 'silence'] as const)(
    'a server that took all and then answers with %s leaves it in doubt',
    async (answer) => {
      const { url } = await server({ answer: () => answer });
      expect(await channelTo(url, 300).deliver(mail(), 'm1')).toMatchObject({
        ok: false,
        permanent: false,
        wasOnWire: true,
        reason: expect.stringContaining('no answer came'),
      });
    },
  );

  test('a server that is silent before the text was given leaves nothing in doubt', async () => {
    const { url } = await server({ onRcptTo: () => undefined });
    expect(await channelTo(url, 300).deliver(mail(), 'm1')).toMatchObject({
      ok: false,
      permanent: false,
      wasOnWire: false,
    });
  });

  test('nobody there: nothing is in doubt', async () => {
    expect(await channelTo('smtp://127.0.0.1:9').deliver(mail(), 'm1')).toMatchObject({
      ok: false,
      permanent: false,
      wasOnWire: false,
    });
  });

  test('a connection that the server closed while it was idle costs nothing', async () => {
    const { url, received } = await server({ socketTimeout: 300 });
    const channel = channelTo(url);
    await channel.deliver(mail(1), 'm1');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await channel.deliver(mail(2), 'm2')).toMatchObject({ ok: true });
    expect(received.map((one) => one.messageId)).toEqual(['<m1@vendor.example>', '<m2@vendor.example>']);
  });

  test('what is no mail, or has no usable address, is refused for good', async () => {
    const { url } = await server();
    const channel = channelTo(url);
    expect(await channel.deliver({ to: 'x' }, 'm1')).toMatchObject({ ok: false, permanent: true, wasOnWire: false });
    expect(await channel.deliver(mail(1, { to: '' }), 'm1')).toMatchObject({
      ok: false,
      permanent: true,
      wasOnWire: false,
    });
  });
});

test('without a server a mail is kept and said to be', async () => {
  expect(await mailboxOnlyChannel().deliver(mail(), 'm1')).toMatchObject({
    ok: true,
    kept: true,
    reply: expect.stringContaining('no SMTP server'),
  });
});
