import { describe, expect, test } from 'vitest';
import type { Moment } from './moment.ts';
import { parseMoment } from './parse-moment.ts';

describe('parseMoment', () => {
  test.each<[string, Moment]>([
    ['day 3', { kind: 'day', day: 3 }],
    ['day 0', { kind: 'day', day: 0 }],
    ['day 3, best hour', { kind: 'day', day: 3, hour: 'best' }],
    ['day 3,business morning', { kind: 'day', day: 3, hour: 'business morning' }],
    ['best hour', { kind: 'hour', hour: 'best' }],
    ['business  morning', { kind: 'hour', hour: 'business morning' }],
    [
      '24h after meeting.ends',
      { kind: 'anchor', anchor: 'meeting.ends', offset: { kind: 'elapsed', ms: 86_400_000 }, direction: 'after' },
    ],
    [
      '90d before contract.ends_on',
      {
        kind: 'anchor',
        anchor: 'contract.ends_on',
        offset: { kind: 'calendar', unit: 'day', n: 90 },
        direction: 'before',
      },
    ],
    [
      '2 business days after entry',
      { kind: 'anchor', anchor: 'entry', offset: { kind: 'business', unit: 'day', n: 2 }, direction: 'after' },
    ],
    [
      '30d after stage.start',
      { kind: 'anchor', anchor: 'stage.start', offset: { kind: 'calendar', unit: 'day', n: 30 }, direction: 'after' },
    ],
    ['at meeting.starts', { kind: 'anchor', anchor: 'meeting.starts', direction: 'after' }],
    ['2 business days', { kind: 'in', offset: { kind: 'business', unit: 'day', n: 2 } }],
    ['3d', { kind: 'in', offset: { kind: 'calendar', unit: 'day', n: 3 } }],
  ])('reads %s', (text, moment) => {
    expect(parseMoment(text)).toEqual(moment);
  });

  test.each([
    '',
    'day',
    'day three',
    'day -1',
    'day 3h',
    'day 3, noon',
    'day 3, best hour, please',
    'at',
    'at meeting starts',
    'at meeting..starts',
    'after meeting.ends',
    'soon after meeting.ends',
    '3d after',
    'tomorrow',
  ])('refuses %j', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });
});
