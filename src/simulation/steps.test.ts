import { expect, test } from 'vitest';
import { DAY, HOUR } from '#base';
import { BEGIN, BySteps, stepEnds } from './steps.ts';

test('steps end five times a week, the last at the horizon, and none is longer than three days', () => {
  const horizon = BEGIN + 30 * DAY;
  const ends = stepEnds(horizon);
  expect(ends.at(-1)).toBe(horizon);
  expect(ends.length).toBeGreaterThan(20);
  ends.forEach((end, index) => {
    const from = ends[index - 1] ?? BEGIN;
    expect(end).toBeGreaterThan(from);
    expect(end - from).toBeLessThanOrEqual(3 * DAY);
  });
});

test('what is due is taken once, in the step in which it is due', () => {
  const steps = new BySteps<string>();
  steps.add(BEGIN + 5 * HOUR, 'on the first morning');
  steps.add(BEGIN + 2 * DAY, 'at midnight');
  steps.add(BEGIN + 2 * DAY + 1, 'a moment later');
  expect(steps.take(BEGIN + 3 * HOUR)).toEqual([]);
  expect(steps.take(BEGIN + 2 * DAY)).toEqual(['on the first morning', 'at midnight']);
  steps.add(BEGIN + 2 * DAY, 'late');
  expect(steps.take(BEGIN + 2 * DAY)).toEqual(['late']);
  expect(steps.take(BEGIN + 9 * DAY)).toEqual(['a moment later']);
  expect(steps.take(BEGIN + 9 * DAY)).toEqual([]);
});
