import { describe, expect, test } from 'vitest';
import type { ClaimedRow, DeliveryResult } from './channel.ts';
import { retryDelay, settleDelivery } from './settle-delivery.ts';

const row = (inDoubt: 'ask' | 'send', attempts = 0): ClaimedRow => ({
  shard: 1,
  id: 'm',
  account: 'acme',
  channel: 'email',
  payload: { inDoubt },
  attempts,
  claimedBy: 7,
});
const context = { now: 1000, random: 0.5, maxAttempts: 3 };
const failure = (over: Partial<DeliveryResult & { ok: false }>): DeliveryResult => ({
  ok: false,
  permanent: false,
  wasOnWire: false,
  reason: 'no',
  ...over,
});

describe('settleDelivery', () => {
  test('what arrived is sent', () => {
    expect(settleDelivery(row('ask'), { ok: true, reply: '250 ok' }, context)).toMatchObject({
      state: 'sent',
      tells: 'sent',
    });
  });

  test('what never reached the wire goes again later, in doubt or not', () => {
    expect(settleDelivery(row('ask'), failure({}), context)).toMatchObject({ state: 'queued', dueAt: 31_000 });
    expect(settleDelivery(row('ask'), failure({}), context).tells).toBeUndefined();
  });

  test('what may have arrived waits for a person, unless its author wants it sent again', () => {
    expect(settleDelivery(row('ask'), failure({ wasOnWire: true }), context)).toMatchObject({
      state: 'in_doubt',
      tells: 'in_doubt',
    });
    expect(settleDelivery(row('send'), failure({ wasOnWire: true }), context)).toMatchObject({ state: 'queued' });
  });

  test('a refusal for good is not tried again', () => {
    expect(settleDelivery(row('ask'), failure({ permanent: true }), context)).toMatchObject({
      state: 'dead',
      tells: 'bounced',
    });
  });

  test('a refusal of what was sent says nothing against the address', () => {
    expect(settleDelivery(row('ask'), failure({ permanent: true, ofContent: true }), context)).toMatchObject({
      state: 'dead',
      tells: 'failed',
    });
  });

  test('a wish for a later try is kept, up to a day; one for an earlier try is not', () => {
    const dueAt = (retryAfter: number) => {
      const settled = settleDelivery(row('send'), failure({ retryAfter }), context);
      return (settled.dueAt ?? 0) - context.now;
    };
    expect([1000, 120_000, 900_000_000].map(dueAt)).toEqual([30_000, 120_000, 86_400_000]);
  });

  test('after the last try it is given up, with what was said last', () => {
    expect(settleDelivery(row('ask', 2), failure({ reason: '421 busy' }), context)).toMatchObject({
      state: 'dead',
      tells: 'failed',
      reason: 'given up after 3 tries; the last said: 421 busy',
    });
  });
});

describe('retryDelay', () => {
  test('doubles up to an hour and is spread by half to either side', () => {
    expect([0, 1, 2, 10].map((attempts) => retryDelay(attempts, 0.5))).toEqual([30_000, 60_000, 120_000, 3_600_000]);
    expect(retryDelay(0, 0)).toBe(15_000);
    expect(retryDelay(0, 0.999)).toBeLessThan(45_000);
  });
});
