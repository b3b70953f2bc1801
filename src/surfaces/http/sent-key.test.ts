import { expect, test } from 'vitest';
import type { KeyRing } from '#platform/keys';
import type { Actor } from '#platform/operations';
import { senderOf } from './sent-key.ts';

const ringOf = (role: Actor['role']): KeyRing => ({
  find: async () => ({ kind: 'key', id: 'k', role }),
  forget: () => undefined,
});

test('events come with a write or admin key; one that only reads metrics is refused', async () => {
  expect(await senderOf(ringOf('write'), 'x')).toMatchObject({ role: 'write' });
  expect(await senderOf(ringOf('admin'), 'x')).toMatchObject({ role: 'admin' });
  await expect(senderOf(ringOf('metrics'), 'x')).rejects.toMatchObject({
    code: 'forbidden',
    reason: 'role-not-allowed',
  });
});
