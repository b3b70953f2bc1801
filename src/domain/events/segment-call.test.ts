import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#base';
import { type Receipt, translateCall } from './segment-call.ts';

const at = Date.parse('2026-03-02T09:00:00.000Z');
const receipt: Receipt = { at, request: 'request-1' };

function accepted(call: JsonObject, over: Partial<Receipt> = {}) {
  const translation = translateCall(call, 0, { ...receipt, ...over });
  if (translation.kind === 'refused') throw new Error(translation.message);
  return translation.call;
}

function reason(call: Json): string {
  const translation = translateCall(call, 0, receipt);
  return translation.kind === 'refused' ? translation.reason : 'accepted';
}

const track = { type: 'track', event: 'service.used', userId: 'u1' };

describe('what a call becomes', () => {
  test('a track call keeps its name and properties and the ids of its person and account', () => {
    const call = accepted({
      ...track,
      anonymousId: 'a1',
      properties: { quantity: 3 },
      context: { groupId: 'acme', traits: { email: 'Jen@Acme.com ' } },
    });
    expect(call).toMatchObject({
      name: 'service.used',
      user: 'u1',
      anonymous: 'a1',
      group: 'acme',
      email: 'jen@acme.com',
      properties: { quantity: 3 },
    });
    expect(call).not.toHaveProperty('occurredAt');
  });

  test('page and screen carry their name and category among the properties', () => {
    const page = accepted({ type: 'page', userId: 'u1', name: 'Home', category: 'Docs', properties: { url: '/' } });
    expect(page).toMatchObject({ name: 'page.viewed', properties: { url: '/', name: 'Home', category: 'Docs' } });
    expect(accepted({ type: 'screen', userId: 'u1', name: 'Home' })).toMatchObject({ name: 'screen.viewed' });
  });

  test('identify and group become what is known of the contact and of the account', () => {
    expect(accepted({ type: 'identify', userId: 'u1', traits: { email: 'a@b.c', plan: 'pro' } })).toMatchObject({
      name: 'contact.identified',
      email: 'a@b.c',
      properties: { plan: 'pro' },
    });
    expect(accepted({ type: 'group', groupId: 42, userId: 7, traits: { name: 'Acme' } })).toMatchObject({
      name: 'account.identified',
      group: '42',
      user: '7',
      properties: { name: 'Acme' },
    });
  });

  test('an account can be told something of by nobody in particular', () => {
    expect(reason({ type: 'group', groupId: 'acme', traits: {} })).toBe('accepted');
    expect(reason({ type: 'track', event: 'x', context: { groupId: 'acme' } })).toBe('accepted');
  });
});

describe('what is refused', () => {
  test.each<[string, Json]>([
    ['not-an-object', 'track'],
    ['no-type', { event: 'x', userId: 'u1' }],
    ['no-type', { type: 'delete', userId: 'u1' }],
    ['no-event-name', { type: 'track', userId: 'u1' }],
    ['no-identity', { type: 'track', event: 'x' }],
    ['no-identity', { type: 'identify', context: { groupId: 'acme' } }],
    ['no-group-id', { type: 'group', userId: 'u1' }],
    ['incomplete-alias', { type: 'alias', userId: 'u1' }],
    ['bad-id', { ...track, userId: { id: 1 } }],
    ['bad-id', { ...track, userId: 'u'.repeat(256) }],
    ['not-an-object', { ...track, properties: [1] }],
    ['bad-timestamp', { ...track, timestamp: 'yesterday' }],
    ['bad-timestamp', { ...track, timestamp: '2026-03-02T09:00:00' }],
    ['bad-timestamp', { ...track, timestamp: 1_700_000_000_000 }],
  ])('%s: %j', (expected, call) => {
    expect(reason(call)).toBe(expected);
  });
});

describe('when it happened', () => {
  const timestamp = '2026-03-02T08:00:00.000Z';
  const hour = 3_600_000;

  test('the time is taken as sent when the sender’s clock is right', () => {
    expect(accepted({ ...track, timestamp }, { sentAt: '2026-03-02T08:59:58.000Z' }).occurredAt).toBe(at - hour);
    expect(accepted({ ...track, timestamp }).occurredAt).toBe(at - hour);
  });

  test('receivedAt − (sentAt − timestamp) takes the error of the sender’s clock out', () => {
    // Sent "at 07:30", received at 09:00: the clock is 90 minutes slow.
    const call = { ...track, timestamp: '2026-03-02T07:10:00.000Z' };
    expect(accepted(call, { sentAt: '2026-03-02T07:30:00.000Z' }).occurredAt).toBe(at - 20 * 60_000);
    expect(accepted({ ...track, originalTimestamp: call.timestamp, sentAt: '2026-03-02T07:30:00Z' }).occurredAt).toBe(
      at - 20 * 60_000,
    );
  });

  test('what has been through Segment is corrected already', () => {
    const call = { ...track, timestamp, originalTimestamp: '2026-03-02T06:00:00Z', sentAt: '2026-03-02T06:00:01Z' };
    expect(accepted(call).occurredAt).toBe(at - hour);
  });
});

describe('what makes it the same event', () => {
  test('the same message id is the same event, whatever else changed', () => {
    const first = accepted({ ...track, messageId: 'm1' });
    expect(accepted({ ...track, messageId: 'm1' }, { request: 'request-2', at: at + 5 }).key).toBe(first.key);
    expect(accepted({ ...track, messageId: 'm2' }).key).not.toBe(first.key);
  });

  test('without one, the same content at the same time is the same event', () => {
    const call = { ...track, timestamp: '2026-03-02T08:00:00Z', properties: { a: 1, b: 2 } };
    const again = { ...call, properties: { b: 2, a: 1 }, sentAt: '2026-03-02T08:00:05Z' };
    expect(accepted(again, { request: 'request-2' }).key).toBe(accepted(call).key);
    expect(accepted({ ...call, timestamp: '2026-03-02T08:00:01Z' }).key).not.toBe(accepted(call).key);
  });

  test('without id and time each call is an event of its own', () => {
    expect(accepted(track, { request: 'request-2' }).key).not.toBe(accepted(track).key);
  });
});

/** As the lines stand in the file; counted by hand against the pages they come from. */
test('every payload of Segment’s own documentation is accepted, or refused for a reason', () => {
  const file = new URL('../../../test/data/segment-spec-samples/segment_spec_payloads.jsonl', import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const outcomes: Record<string, number> = {};
  for (const line of lines) {
    const { payload } = JSON.parse(line) as { payload: JsonObject };
    const translation = translateCall(payload, 0, receipt);
    const outcome = translation.kind === 'call' ? translation.call.name : translation.reason;
    const kind = translation.kind === 'call' && translation.call.type === 'track' ? 'track' : outcome;
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
  }
  expect(lines).toHaveLength(76);
  expect(outcomes).toEqual({
    track: 65,
    'contact.identified': 2,
    'account.identified': 2,
    'page.viewed': 1,
    'screen.viewed': 1,
    'contact.aliased': 2,
    // The fragments that open page.md, screen.md and track.md do not say whose they are.
    'no-identity': 3,
  });
});
