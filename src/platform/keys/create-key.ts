import { z } from 'zod';
import { secret } from '#platform/audit';
import { defineWrite, noAccount } from '#platform/operations';
import { KEY_KINDS, newKey } from './api-key.ts';
import { insertKey } from './api-key-store.ts';

/** The one time that a key is shown: afterwards only its digest is there. */
export const createKey = defineWrite({
  name: 'create-key',
  summary: 'Make an API key; it is shown this once',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({
    kind: z
      .enum(KEY_KINDS)
      .describe('admin: every operation; write: sending events; metrics: reading /metrics and get-status'),
    label: z.string().trim().min(1).max(100).describe('Who or what uses it'),
  }),
  output: z.object({ id: z.uuid(), key: secret() }),
  accounts: () => [],
  async run({ tx, at }, { kind, label }) {
    const made = newKey(kind);
    await insertKey(tx, kind, label, made, at);
    return { id: made.id, key: made.key };
  },
});
