import { describe, expect, test } from 'vitest';
import fc from '../../../test/laws.ts';
import { formatDuration, parseDuration } from './duration.ts';
import type { Duration } from './moment.ts';

const n = fc.integer({ min: 0, max: 100_000 });
const durations: fc.Arbitrary<Duration> = fc.oneof(
  fc.tuple(n, fc.constantFrom(1, 1000, 60_000, 3_600_000)).map(([count, unit]): Duration => {
    return { kind: 'elapsed', ms: count * unit };
  }),
  fc.record({
    kind: fc.constant('calendar'),
    unit: fc.constantFrom<('day' | 'week' | 'month' | 'year')[]>('day', 'week', 'month', 'year'),
    n,
  }),
  fc.record({ kind: fc.constant('business'), unit: fc.constantFrom<('day' | 'hour')[]>('day', 'hour'), n }),
);

describe('parseDuration', () => {
  test.each<[string, Duration]>([
    ['48h', { kind: 'elapsed', ms: 172_800_000 }],
    ['30m', { kind: 'elapsed', ms: 1_800_000 }],
    ['10s', { kind: 'elapsed', ms: 10_000 }],
    ['1 hour', { kind: 'elapsed', ms: 3_600_000 }],
    ['3d', { kind: 'calendar', unit: 'day', n: 3 }],
    ['2 weeks', { kind: 'calendar', unit: 'week', n: 2 }],
    ['2w', { kind: 'calendar', unit: 'week', n: 2 }],
    ['6 months', { kind: 'calendar', unit: 'month', n: 6 }],
    ['6mo', { kind: 'calendar', unit: 'month', n: 6 }],
    ['1 year', { kind: 'calendar', unit: 'year', n: 1 }],
    ['2 business days', { kind: 'business', unit: 'day', n: 2 }],
    [' 8  business   hours ', { kind: 'business', unit: 'hour', n: 8 }],
  ])('reads %s', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  test.each(['', 'd', '3', '-3d', '1.5h', '3 fortnights', '3d 4h', '3 constructor', 'business days', '999999999d'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test('what is written is read back as the same duration', () => {
    fc.assert(
      fc.property(durations, (duration) => {
        const text = formatDuration(duration);
        expect(parseDuration(text)).toEqual(duration);
      }),
    );
  });
});

describe('formatDuration', () => {
  test.each([
    '48h',
    '30m',
    '10s',
    '3d',
    '2 weeks',
    '1 month',
    '6 months',
    '1 year',
    '1 business day',
    '8 business hours',
  ])('writes %s as people do', (text) => {
    const duration = parseDuration(text);
    expect(duration && formatDuration(duration)).toBe(text);
  });
});
