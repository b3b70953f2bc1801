import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#base';
import { identityKey, type Known, planBatch, type ReceivedCall, settle } from './plan-batch.ts';
import { translateCall } from './segment-call.ts';

const at = Date.parse('2026-03-02T09:00:00Z');

function calls(...bodies: JsonObject[]): ReceivedCall[] {
  return bodies.map((body, index) => {
    const translation = translateCall({ messageId: `m${index}`, ...body }, index, { at: at + index, request: 'r' });
    if (translation.kind === 'refused') throw new Error(translation.message);
    return { call: translation.call, receivedAt: at + index };
  });
}

function knowing(identities: Record<string, string> = {}, accounts: Record<string, string[]> = {}): Known {
  return { identities: new Map(Object.entries(identities)), accounts: new Map(Object.entries(accounts)) };
}

function plan(known: Known, ...bodies: JsonObject[]) {
  const planned = planBatch(calls(...bodies), known);
  return {
    ...planned,
    events: planned.events.map(({ event }) => `${event.account}: ${event.name} of ${event.contact ?? 'nobody'}`),
    waiting: planned.waiting.map((one) => `${one.contact}: ${one.event.name}`),
  };
}

const used = (userId: string, more: JsonObject = {}): JsonObject => ({ type: 'track', event: 'used', userId, ...more });
const group = (userId: string, groupId: string): JsonObject => ({ type: 'group', userId, groupId });

describe('which account an event goes to', () => {
  test('the group id of the event decides', () => {
    const known = knowing({ 'user:jen': 'jen' }, { jen: ['acme'] });
    expect(plan(known, used('jen', { context: { groupId: 'other' } })).events).toEqual(['other: used of jen']);
  });

  test('else the contact’s only account', () => {
    expect(plan(knowing({ 'user:jen': 'jen' }, { jen: ['acme'] }), used('jen')).events).toEqual(['acme: used of jen']);
  });

  test('with none or several accounts it waits', () => {
    expect(plan(knowing(), used('jen')).waiting).toEqual(['jen: used']);
    expect(plan(knowing({ 'user:jen': 'jen' }, { jen: ['a', 'b'] }), used('jen')).waiting).toEqual(['jen: used']);
  });

  test('traits without a group are true in each account of the contact, under different keys', () => {
    const known = knowing({ 'user:jen': 'jen' }, { jen: ['a', 'b'] });
    const { events } = planBatch(calls({ type: 'identify', userId: 'jen', traits: { title: 'CTO' } }), known);
    expect(events.map(({ event }) => event.account)).toEqual(['a', 'b']);
    expect(new Set(events.map(({ event }) => event.key)).size).toBe(2);
  });

  test('an event of an account alone has no contact', () => {
    const planned = plan(knowing(), { type: 'track', event: 'billed', context: { groupId: 'acme' } });
    expect(planned.events).toEqual(['acme: billed of nobody']);
  });
});

describe('what waited', () => {
  test('enters before the group call that names its account, in its order, at the time it came in', () => {
    const planned = planBatch(
      calls(
        used('jen'),
        used('bob'),
        { type: 'identify', userId: 'jen', traits: { email: 'j@a.c' } },
        group('jen', 'acme'),
      ),
      knowing(),
    );
    expect(planned.events.map(({ event }) => [event.name, event.occurredAt])).toEqual([
      ['used', at],
      ['contact.identified', at + 2],
      ['contact.identified', undefined],
      ['account.identified', undefined],
    ]);
    expect(planned.waiting.map((one) => one.contact)).toEqual(['bob']);
    expect(planned.release).toEqual([{ contact: 'jen', account: 'acme' }]);
  });

  test('waits on when the contact joins a second account', () => {
    const known = knowing({ 'user:jen': 'jen' }, { jen: ['acme'] });
    expect(plan(known, group('jen', 'other')).release).toEqual([]);
  });

  test('enters by an identify call that names the account', () => {
    const planned = plan(knowing(), used('jen'), { type: 'identify', userId: 'jen', context: { groupId: 'acme' } });
    expect(planned.events).toEqual(['acme: used of jen', 'acme: contact.identified of jen']);
    expect(planned.joins).toEqual([{ contact: 'jen', account: 'acme' }]);
  });
});

describe('who is who', () => {
  test('an anonymous visitor becomes the user who signs in, with all that waited', () => {
    const planned = plan(
      knowing(),
      { type: 'page', anonymousId: 'x' },
      { type: 'identify', userId: 'jen', anonymousId: 'x' },
      group('jen', 'acme'),
    );
    expect(planned.merge).toEqual([{ from: 'anonymous:x', to: 'jen' }]);
    expect(planned.bind).toContainEqual({ kind: 'anonymous', value: 'x', contact: 'jen' });
    expect(planned.events).toEqual([
      'acme: page.viewed of jen',
      'acme: contact.identified of jen',
      'acme: contact.identified of jen',
      'acme: account.identified of jen',
    ]);
  });

  test('a visitor whose account is known brings it along', () => {
    const known = knowing({ 'anonymous:x': 'anonymous:x' }, { 'anonymous:x': ['acme'] });
    const planned = plan(known, used('jen', { anonymousId: 'x' }));
    expect(planned.joins).toEqual([{ contact: 'jen', account: 'acme' }]);
    expect(planned.events).toEqual(['acme: contact.identified of jen', 'acme: used of jen']);
  });

  test('a device that somebody else has used stays theirs', () => {
    const known = knowing({ 'user:bob': 'bob', 'anonymous:x': 'bob' }, { bob: ['acme'] });
    const planned = plan(known, used('jen', { anonymousId: 'x' }));
    expect(planned.merge).toEqual([]);
    expect(planned.waiting).toEqual(['jen: used']);
  });

  test('a user seen for the first time is the contact with that e-mail', () => {
    const known = knowing({ 'email:jen@acme.com': 'crm-17' }, { 'crm-17': ['acme'] });
    const planned = plan(known, { type: 'identify', userId: 'jen', traits: { email: 'Jen@Acme.com' } }, used('jen'));
    expect(planned.events).toEqual(['acme: contact.identified of crm-17', 'acme: used of crm-17']);
  });

  test('after an alias the old id means the new contact', () => {
    const planned = plan(
      knowing({ 'user:old': 'old' }, { old: ['acme'] }),
      { type: 'alias', previousId: 'old', userId: 'jen' },
      used('old'),
      used('jen'),
    );
    expect(planned.merge).toEqual([{ from: 'old', to: 'jen' }]);
    expect(planned.events.slice(1)).toEqual(['acme: used of jen', 'acme: used of jen']);
  });

  test('merges in a row end at the last contact', () => {
    const planned = plan(knowing(), { type: 'page', anonymousId: 'x' }, used('old', { anonymousId: 'x' }), {
      type: 'alias',
      previousId: 'old',
      userId: 'jen',
    });
    expect(planned.merge).toEqual([
      { from: 'anonymous:x', to: 'jen' },
      { from: 'old', to: 'jen' },
    ]);
    expect(new Set(planned.bind.map((one) => one.contact))).toEqual(new Set(['jen']));
    expect(planned.waiting).toEqual(['jen: page.viewed', 'jen: used']);
  });
});

describe('the short way', () => {
  test('is open when all is known, and gives what the long way gives', () => {
    const known = knowing({ [identityKey('user', 'jen')]: 'jen' }, { jen: ['acme'] });
    const received = calls(used('jen'), group('jen', 'acme'));
    const settled = settle(received, known);
    expect(settled).toEqual({ events: planBatch(received, known).events, open: [] });
  });

  test('is closed as soon as something has to be remembered or has to wait', () => {
    const known = knowing({ 'user:jen': 'jen' }, { jen: ['acme'] });
    const isOpen = (body: JsonObject) => settle(calls(body), known).open.length === 1;
    expect(isOpen(used('jen'))).toBe(false);
    expect(isOpen(used('bob'))).toBe(true);
    expect(isOpen(used('jen', { anonymousId: 'x' }))).toBe(true);
    expect(isOpen(group('jen', 'other'))).toBe(true);
  });
});
