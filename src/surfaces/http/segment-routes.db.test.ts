import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Analytics } from '@segment/analytics-node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { START, testDoor } from '../../../test/door.ts';

let door: Awaited<ReturnType<typeof testDoor>>;
beforeEach(async () => {
  door = await testDoor();
});
afterEach(() => door.close());

const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });
const track = (n: number, more = {}) => ({
  type: 'track',
  event: 'service.used',
  userId: 'jen',
  messageId: `m${n}`,
  context: { groupId: 'acme' },
  ...more,
});

describe('the official client', () => {
  test('delivers each kind of call unchanged', async () => {
    const client = new Analytics({ writeKey: door.keys.write, host: door.url, flushInterval: 10 });
    const failed: unknown[] = [];
    client.on('error', (error) => failed.push(error));
    const context = { groupId: 'acme' };
    client.group({ userId: 'jen', groupId: 'acme', traits: { name: 'Acme', plan: 'pro' } });
    client.identify({ userId: 'jen', traits: { email: 'jen@acme.com' }, context });
    client.track({ userId: 'jen', event: 'service.used', properties: { quantity: 3 }, timestamp: new Date(START) });
    client.page({ userId: 'jen', name: 'Home', properties: { url: '/' } });
    client.screen({ userId: 'jen', name: 'Start' });
    client.alias({ previousId: 'visitor', userId: 'jen' });
    client.track({ userId: 'visitor', event: 'Signed In' });
    await client.closeAndFlush();
    expect(failed).toEqual([]);
    const rows = await door.inbox();
    expect(rows.map((row) => [row.account, row.event.name, row.event.contact])).toEqual([
      ['acme', 'contact.identified', 'jen'],
      ['acme', 'account.identified', 'jen'],
      ['acme', 'contact.identified', 'jen'],
      ['acme', 'service.used', 'jen'],
      ['acme', 'page.viewed', 'jen'],
      ['acme', 'screen.viewed', 'jen'],
      ['acme', 'Signed In', 'jen'],
    ]);
    expect(rows[1]?.event.properties).toEqual({ traits: { name: 'Acme', plan: 'pro' } });
    expect(rows[2]?.event.properties).toEqual({ contact: 'jen', traits: { email: 'jen@acme.com' } });
    expect(rows[3]?.event.properties).toEqual({ quantity: 3 });
    expect(rows.every((row) => row.lane === 1 && row.receivedAt === START)).toBe(true);
    expect(new Set(door.woken)).toEqual(new Set(rows.map((row) => row.shard)));
  });

  test('is told that its key is wrong', async () => {
    const client = new Analytics({
      writeKey: 'perennial_write_wrong',
      host: door.url,
      flushInterval: 10,
      maxRetries: 0,
    });
    const failed: unknown[] = [];
    client.on('error', (error) => failed.push(error));
    client.track({ userId: 'jen', event: 'service.used' });
    await client.closeAndFlush();
    expect(JSON.stringify(failed, (_, value) => (value instanceof Error ? value.message : value))).toContain('401');
    expect(await door.inbox()).toEqual([]);
  });
});

describe('a batch', () => {
  test('may be gzip, and its key may stand in the body', async () => {
    const body = gzipSync(JSON.stringify({ batch: [track(1), track(2)], writeKey: door.keys.write }));
    const response = await fetch(`${door.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-encoding': 'gzip' },
      body,
    });
    expect([response.status, await response.json()]).toEqual([200, { success: true }]);
    expect((await door.inbox()).filter((row) => row.event.name === 'service.used')).toHaveLength(2);
  });

  test('refuses the calls that can’t be told and takes the others', async () => {
    const batch = [
      track(1),
      { type: 'track', event: 'x' },
      track(2),
      7,
      track(3, { properties: { a: 'x'.repeat(40_000) } }),
    ];
    const { status, answer } = await door.post('/v1/batch', { batch }, basic(door.keys.write));
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      success: true,
      refused: [
        { index: 1, reason: 'no-identity' },
        { index: 3, reason: 'not-an-object' },
        { index: 4, reason: 'call-too-large' },
      ],
    });
    expect((await door.inbox()).map((row) => row.event.name)).toEqual(['service.used', 'service.used']);
    const { answer: kept } = await door.post('/api/list-refused-calls', {});
    expect(kept.calls.map((one: { reason: string; call: unknown }) => [one.reason, one.call])).toEqual(
      expect.arrayContaining([
        ['no-identity', { type: 'track', event: 'x' }],
        ['not-an-object', 7],
        ['call-too-large', null],
      ]),
    );
  });

  test('is stored under its message ids: the same again has the same keys', async () => {
    for (let time = 0; time < 2; time++) await door.post('/v1/batch', { batch: [track(1), track(2)] });
    const keys = (await door.inbox()).map((row) => row.event.key);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(2);
  });

  test('with text that no database can hold is stored all the same', async () => {
    const body = JSON.stringify({
      batch: [track(1, { properties: { a: '\0', b: '\ud800', '\0': 1 } })],
    });
    expect((await door.post('/v1/batch', body)).answer).toEqual({ success: true });
    expect((await door.inbox())[0]?.event.properties).toEqual({ a: '\uFFFD', b: '\uFFFD', '\uFFFD': 1 });
  });

  test('is answered when it is durable, many at a time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        door.post('/v1/batch', {
          batch: Array.from({ length: 50 }, (_, i) =>
            track(n * 50 + i, { userId: `u${i}`, context: { groupId: `a${i}` } }),
          ),
        }),
      ),
    );
    expect(answers.every((one) => one.answer.success)).toBe(true);
    const rows = await door.inbox();
    expect(rows).toHaveLength(2000);
    expect(new Set(rows.map((row) => row.event.key)).size).toBe(2000);
  });
});

describe('the door', () => {
  test('takes one call a path', async () => {
    const { answer } = await door.post('/v1/track', {
      event: 'service.used',
      userId: 'jen',
      context: { groupId: 'acme' },
    });
    expect(answer).toEqual({ success: true });
    const refused = await door.post('/v1/track', { userId: 'jen' });
    expect([refused.status, refused.answer.reason]).toEqual([400, 'no-event-name']);
  });

  test('refuses without a key, with a wrong one, and with a revoked one', async () => {
    for (const headers of [{ authorization: '' }, basic('nobody'), basic(`perennial_write_${'x'.repeat(43)}`)]) {
      expect((await door.post('/v1/batch', { batch: [] }, headers)).status).toBe(401);
    }
    const { answer: made } = await door.post('/api/create-key', { kind: 'write', label: 'site' });
    expect((await door.post('/v1/batch', { batch: [track(1)] }, basic(made.key))).status).toBe(200);
    await door.post('/api/revoke-key', { id: made.id });
    expect((await door.post('/v1/batch', { batch: [track(2)] }, basic(made.key))).status).toBe(401);
  });

  test('says where JSON is broken', async () => {
    const { status, answer, headers } = await door.post('/v1/batch', '{"batch": [\n{"type" "track"}]}');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect([status, answer.reason, answer.line, answer.column]).toEqual([400, 'malformed-json', 2, 9]);
  });

  test('refuses a batch over 500 KB, and one call over 32 KB', async () => {
    expect((await door.post('/v1/batch', ' '.repeat(501 * 1024))).status).toBe(413);
    expect(
      (await door.post('/v1/track', { event: 'x', userId: 'u', properties: { a: 'x'.repeat(33_000) } })).status,
    ).toBe(413);
  });

  test('refuses ten megabytes without reading them', async () => {
    const { port } = new URL(door.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      const head = `POST /v1/batch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${door.keys.write}\r\n`;
      socket.write(`${head}content-length: 10485760\r\n\r\n{"batch":`);
      socket.once('data', (data) => resolve(data.toString()));
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('closed without an answer')));
    });
    expect(answer).toContain('413');
    expect(answer).toContain('body-too-large');
  });

  test('is told of each payload of Segment’s documentation: stored, or why not', async () => {
    const file = new URL('../../../test/data/segment-spec-samples/segment_spec_payloads.jsonl', import.meta.url);
    const batch = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).payload);
    const { answer } = await door.post('/v1/batch', { batch });
    expect(answer.refused.map((one: { index: number; reason: string }) => [one.index, one.reason])).toEqual([
      [53, 'no-identity'],
      [55, 'no-identity'],
      [57, 'no-identity'],
    ]);
    const [{ count: waiting } = { count: 0 }] = await door.db.query<{ count: number }>(
      'select count(*) as count from unassigned',
    );
    const inbox = await door.inbox();
    // The ten B2B events name acct_123, two group calls their group, common.md 12345; of the rest nobody's account is told.
    expect(new Set(inbox.map((row) => row.account))).toEqual(
      new Set(['acct_123', '0e8c78ea9d97a7b8185e8632', '12345']),
    );
    // Two alias calls are no events; the group call of a visitor also makes the visitor a contact there.
    expect(inbox.length + waiting).toBe(76 - 3 - 2 + 1);
  });
});
