import { expect, test } from 'vitest';
import { formatMoment } from './format-moment.ts';
import { parseMoment } from './parse-moment.ts';

test.each([
  'day 3',
  'day 3, best hour',
  'best hour',
  'business morning',
  '48h',
  '3d',
  '2 weeks',
  '1 month',
  '2 business days',
  'at meeting.starts',
  '24h after meeting.ends',
  '90d before contract.ends_on',
])('%s is written as it was read', (text) => {
  const moment = parseMoment(text);
  expect(moment && formatMoment(moment)).toBe(text);
});
