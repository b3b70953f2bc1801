import { describe, expect, test } from 'vitest';
import { nameProblem } from './expression-name.ts';

describe('nameProblem', () => {
  test.each(['usage', 'plan_limit', 'q4', 'events', 'visits'])('%s can be named in expressions', (id) => {
    expect(nameProblem(id)).toBeUndefined();
  });

  test.each(['', 'Usage', '4q', '_x', 'plan-limit', 'plan limit', 'übung'])('%j is spelled as no name can be', (id) => {
    expect(nameProblem(id)).toContain('small letters');
  });

  test.each(['in', 'true', 'if', 'and', 'account', 'event', 'known', 'days_since', 'happened', 'max'])(
    '%s is taken',
    (id) => {
      expect(nameProblem(id)).toContain('word of the expression language');
    },
  );
});
