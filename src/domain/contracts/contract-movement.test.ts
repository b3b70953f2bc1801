import { describe, expect, test } from 'vitest';
import { aLogEvent } from '../../../test/operations.ts';
import { minorOf, movedProperties, movementOf, readMovement } from './contract-movement.ts';

describe('movementOf', () => {
  test.each([
    [undefined, 0, 'new'],
    [undefined, 500, 'new'],
    [0, 500, 'expansion'],
    [500, 501, 'expansion'],
    [500, 499, 'contraction'],
    [500, 0, 'contraction'],
    [500, 500, undefined],
  ])('from %s to %s is %s', (before, after, movement) => {
    expect(movementOf(before, after)).toBe(movement);
  });
});

describe('amounts', () => {
  test('are whole minor units of their currency, whatever fractions do in between', () => {
    expect(minorOf(0.1 + 0.2, 'USD')).toBe(30);
    expect(minorOf(4999.4, 'KRW')).toBe(4999);
    expect(minorOf(1e30, 'USD')).toBeUndefined();
    expect(minorOf('100', 'USD')).toBeUndefined();
  });

  test('what an event says of a movement is read back as it was, to the cent', () => {
    const movement = {
      contract: 'c1',
      movement: 'expansion',
      arrBeforeMinor: 120_010,
      arrAfterMinor: 180_040,
      currency: 'USD',
      planBefore: 'Basic',
      planAfter: 'Premium',
    } as const;
    const event = aLogEvent({ account: 'acme', name: 'contract.moved', properties: movedProperties(movement) });
    expect(event.properties).toMatchObject({ arr_before: 1200.1, arr_after: 1800.4, change: 600.3 });
    expect(readMovement(event)).toEqual({ ...movement, account: 'acme', id: event.key, at: event.occurredAt });
    expect(readMovement({ ...event, properties: { ...event.properties, movement: 'sideways' } })).toBeUndefined();
    const won = { ...event.properties, arr_before: 0, arr_after: 1_200_000, currency: 'krw' };
    expect(readMovement({ ...event, properties: won })).toMatchObject({ arrAfterMinor: 1_200_000, currency: 'KRW' });
  });
});
