import { expect, test } from 'vitest';
import { z } from 'zod';
import { redact, secret } from './redact.ts';

test('a secret is left out, however it is described further', () => {
  const schema = z.object({
    plain: z.string(),
    one: secret(),
    two: secret().min(1).max(10).optional(),
    three: secret().min(1).describe('said').nullable(),
    list: z.array(z.object({ four: secret().trim() })),
  });
  const value = { plain: 'seen', one: 'hidden', two: 'hidden', three: 'hidden', list: [{ four: 'hidden' }] };
  expect(JSON.stringify(redact(value, schema))).not.toContain('hidden');
  expect(redact(value, schema)).toMatchObject({ plain: 'seen' });
});

test('what is called a secret is one, where no schema says so', () => {
  const value = { client_secret: 'hidden', password_hash: 'hidden', Token: 'hidden', nested: [{ api_key: 'hidden' }] };
  expect(JSON.stringify(redact(value))).not.toContain('hidden');
  expect(redact({ secretary: 'seen', tokens: 3 })).toEqual({ secretary: 'seen', tokens: 3 });
});
