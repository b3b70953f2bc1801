import { describe, expect, test } from 'vitest';
import { momentOf, weekTimeAfter } from './moments.ts';

const at = (text: string): number => Date.parse(text);
/** A Monday, before the clocks of New York go forward on Sunday, 8 March. */
const entry = at('2026-03-02T09:00-05:00');
const call = at('2026-03-10T14:15-04:00');
const led = (offset: string): number => momentOf(offset, 'entry', { entry, call }, 'America/New_York');

describe('momentOf', () => {
  test.each([
    ['day 3 10:00', '2026-03-05T10:00-05:00'],
    ['day 0', '2026-03-02T09:00-05:00'],
    // The same time of day by the customer's own clock.
    ['day 6', '2026-03-08T09:00-04:00'],
    ['day -7', '2026-02-23T09:00-05:00'],
    // Elapsed time does not know that an hour was skipped.
    ['+168h', '2026-03-09T10:00-04:00'],
    ['+1h', '2026-03-02T10:00-05:00'],
    ['day 10 +1m', '2026-03-12T09:01-04:00'],
    ['day 3 10:00 +26h', '2026-03-06T12:00-05:00'],
    ['call +24h', '2026-03-11T14:15-04:00'],
    ['call day 3 08:00', '2026-03-13T08:00-04:00'],
  ])('%s', (offset, instant) => {
    expect(led(offset)).toBe(at(instant));
  });

  test.each(['day three', 'tomorrow', '', 'day 3 10', 'proposal day 3'])('%j is refused', (offset) => {
    expect(() => led(offset)).toThrow();
  });
});

test.each([
  ['Mon 09:00', 'day 8 14:15', 'Tue 14:15'],
  ['Wed 09:00', 'day 13 14:15', 'Tue 14:15'],
  ['Tue 14:15', '+72h', 'Fri 14:15'],
  ['Fri 14:15', 'proposal +48h', 'Sun 14:15'],
  ['Fri 14:15', 'proposal day 21', 'Fri 14:15'],
])('from %s, %s leads to %s', (from, offset, to) => {
  expect(weekTimeAfter(from, offset)).toBe(to);
});
