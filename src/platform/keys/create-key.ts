import { z } from 'zod';
import { forbidden } from '#base';
import { mayDo, PERMISSION_NAMES, permissionsOf } from '#platform/access';
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
  input: z
    .strictObject({
      kind: z
        .enum(KEY_KINDS)
        .describe(
          'admin: every operation; write: sending events; metrics: reading /metrics and get-status; scoped: what `permissions` say',
        ),
      label: z.string().trim().min(1).max(100).describe('Who or what uses it'),
      permissions: z.array(z.enum(PERMISSION_NAMES)).min(1).optional().describe('of a scoped key'),
    })
    .refine(({ kind, permissions }) => (kind === 'scoped') === (permissions !== undefined), {
      path: ['permissions'],
      error: 'A scoped key names its permissions, and no other key has any of its own.',
    }),
  output: z.object({ id: z.uuid(), key: secret() }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { kind, label, permissions: chosen }) {
    const beyond = permissionsOf({ role: kind, ...(chosen === undefined ? {} : { permissions: chosen }) }).filter(
      (permission) => !mayDo(actor, permission),
    );
    if (beyond.length > 0) {
      throw forbidden('more-than-you-may', `You can't give a key what you may not do yourself: ${beyond.join(', ')}.`, {
        permissions: beyond,
      });
    }
    const made = newKey(kind);
    const permissions = chosen === undefined ? undefined : [...new Set(chosen)];
    await insertKey(tx, { kind, label, permissions }, made, at);
    changed(null, { id: made.id, kind, label, ...(permissions === undefined ? {} : { permissions }) });
    return { id: made.id, key: made.key };
  },
});
