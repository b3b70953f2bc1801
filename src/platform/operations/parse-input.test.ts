import { expect, test } from 'vitest';
import { z } from 'zod';
import type { AppError } from '#base';
import { parseInput } from './parse-input.ts';

const schema = z.object({
  name: z.string().min(3).max(5),
  email: z.email(),
  role: z.enum(['csm', 'ae']),
  roles: z.array(z.string()).min(1).max(2),
  share: z.number().min(0).max(1),
  zone: z.string().refine((zone) => zone === 'UTC', { error: 'No such zone.', params: { rule: 'zone-unknown' } }),
  code: z.string().regex(/^[a-z]+$/),
});
const good = { name: 'Jen', email: 'jen@acme.com', role: 'csm', roles: ['a'], share: 0.5, zone: 'UTC', code: 'ab' };

function problemIn(change: object): unknown {
  try {
    parseInput('do-something', schema, { ...good, ...change });
  } catch (error) {
    return (error as AppError).details.problems;
  }
  return undefined;
}

test('a field that can’t be used is told with the rule that it breaks, and what the rule says', () => {
  expect(problemIn({})).toBeUndefined();
  const told = [
    [{ name: 'J' }, { field: 'name', rule: 'too-short', least: 3 }],
    [{ name: 'Jennifer' }, { field: 'name', rule: 'too-long', most: 5 }],
    [{ name: undefined }, { field: 'name', rule: 'missing' }],
    [{ name: 3 }, { field: 'name', rule: 'wrong-kind' }],
    [{ email: 'jen' }, { field: 'email', rule: 'bad-email' }],
    [{ role: 'boss' }, { field: 'role', rule: 'no-choice', choices: ['csm', 'ae'] }],
    [{ roles: [] }, { field: 'roles', rule: 'too-few', least: 1 }],
    [{ roles: ['a', 'b', 'c'] }, { field: 'roles', rule: 'too-many', most: 2 }],
    [{ share: -1 }, { field: 'share', rule: 'too-small', least: 0 }],
    [{ share: 2 }, { field: 'share', rule: 'too-large', most: 1 }],
    [{ zone: 'CET' }, { field: 'zone', rule: 'zone-unknown', problem: 'No such zone.' }],
    [{ code: '1' }, { field: 'code', rule: 'unfit' }],
    [{ other: 1 }, { field: 'other', rule: 'unknown' }],
  ] as const;
  for (const [change, problem] of told) expect(problemIn(change)).toMatchObject([problem]);
});
