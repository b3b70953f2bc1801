import { describe, expect, test } from 'vitest';
import { DAY, type Instant, type JsonObject } from '#base';
import type { ValueType } from '#pure/expression';
import type { EventSchema } from '#pure/playbook';
import { EARLIEST, mayRepeat, refusalOf } from './check-event.ts';

const NOW: Instant = Date.UTC(2026, 2, 1, 12);

const schema = (type: ValueType, more: Partial<EventSchema['properties'][string]> = {}): EventSchema => ({
  properties: { plan: { type, required: false, ...more } },
});
const refusal = (properties: JsonObject, ...schemas: EventSchema[]) =>
  refusalOf({ name: 'plan.changed', properties }, NOW, schemas);

describe('an event', () => {
  test('dated before 2000 or more than a day ahead is refused, at the edges it is not', () => {
    const dated = (occurredAt: Instant) => refusalOf({ name: 'seen', occurredAt, properties: {} }, NOW, [])?.reason;
    expect([dated(EARLIEST - 1), dated(EARLIEST)]).toEqual(['too-old', undefined]);
    expect([dated(NOW + DAY), dated(NOW + DAY + 1)]).toEqual([undefined, 'ahead-of-time']);
    expect(refusalOf({ name: 'seen', properties: {} }, NOW, [])).toBeUndefined();
  });

  test('that nobody declares is never refused for its properties', () => {
    expect(refusal({ plan: { a: [1, null] } })).toBeUndefined();
  });

  test('must have what is required; null is nothing', () => {
    const required = schema('text', { required: true });
    expect(refusal({ plan: 'pro' }, required)).toBeUndefined();
    expect(refusal({}, required)).toEqual({
      reason: 'property-missing',
      message: 'plan.changed needs the property plan (text)',
    });
    expect(refusal({ plan: null }, required)?.reason).toBe('property-missing');
    expect(refusal({ plan: null }, schema('text'))).toBeUndefined();
  });

  test.each<[ValueType, JsonObject[string], JsonObject[string]]>([
    ['number', 3, '3'],
    ['number', -0.5, Number.POSITIVE_INFINITY],
    ['text', '', 3],
    ['bool', false, 'false'],
    ['instant', '2026-03-02T09:00:00+01:00', '2026-03-02T09:00:00'],
    ['instant', '2026-03-02T09:00:00Z', 1_772_442_000_000],
    ['date', '2028-02-29', '2026-02-29'],
    ['date', '2026-12-31', '2026-13-01'],
    ['list(text)', [], 'a'],
    ['list(text)', ['a'], ['a', 1]],
    ['list(number)', [1, 2], [1, null]],
  ])('a property of type %s can be %j and not %j', (type, right, wrong) => {
    expect(refusal({ plan: right }, schema(type))).toBeUndefined();
    expect(refusal({ plan: wrong }, schema(type))?.reason).toBe('property-type');
  });

  test('a wrong type is told with what came and what would be right', () => {
    expect(refusal({ plan: '2026-02-30' }, schema('date'))?.message).toBe(
      'plan of plan.changed is "2026-02-30"; it needs a date such as 2026-03-02',
    );
  });

  test('one of some values is one of them, each of a list', () => {
    const some = schema('text', { oneOf: ['basic', 'pro'] });
    const list = schema('list(text)', { oneOf: ['basic', 'pro'] });
    expect(refusal({ plan: 'pro' }, some)).toBeUndefined();
    expect(refusal({ plan: 'Pro' }, some)?.message).toBe('plan of plan.changed is Pro; it can be basic, pro');
    expect(refusal({ plan: ['pro', 'basic'] }, list)).toBeUndefined();
    expect(refusal({ plan: ['pro', 'free'] }, list)?.message).toBe(
      'plan of plan.changed is free; it can be basic, pro',
    );
  });

  test('must satisfy every schema that is declared for it', () => {
    expect(refusal({ plan: 'pro' }, schema('text'), schema('number'))?.reason).toBe('property-type');
  });
});

describe('the same key', () => {
  test('is the same event within its month (UTC), and another in the next', () => {
    const late = Date.UTC(2026, 1, 28, 23, 59);
    expect(mayRepeat({ occurredAt: late }, NOW, Date.UTC(2026, 1, 1))).toBe(true);
    expect(mayRepeat({ occurredAt: late }, NOW, late + 60_000)).toBe(false);
    expect(mayRepeat({ occurredAt: late }, NOW, Date.UTC(2026, 0, 31))).toBe(false);
  });

  test('of an event without a time of its own is looked for in the month before too', () => {
    expect(mayRepeat({}, NOW, NOW)).toBe(true);
    expect(mayRepeat({}, NOW, Date.UTC(2026, 1, 1))).toBe(true);
    expect(mayRepeat({}, NOW, Date.UTC(2026, 0, 31))).toBe(false);
    expect(mayRepeat({}, Date.UTC(2026, 0, 1), Date.UTC(2025, 11, 31))).toBe(true);
  });
});
