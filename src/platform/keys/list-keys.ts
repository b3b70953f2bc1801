import { z } from 'zod';
import { PERMISSION_NAMES, permissionsOf } from '#platform/access';
import { defineRead, noAccount } from '#platform/operations';
import { KEY_KINDS } from './api-key.ts';
import { listStoredKeys } from './api-key-store.ts';

export const listKeys = defineRead({
  name: 'list-keys',
  summary: 'List API keys, without the keys themselves',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({}),
  output: z.object({
    keys: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(KEY_KINDS),
        permissions: z.array(z.enum(PERMISSION_NAMES)),
        label: z.string(),
        createdAt: z.number(),
        revokedAt: z.number().nullable(),
      }),
    ),
  }),
  async run({ db }) {
    const keys = await listStoredKeys(db);
    return {
      keys: keys.map(({ kind, permissions, ...key }) => ({
        ...key,
        kind,
        permissions: [...(permissions ?? permissionsOf({ role: kind }))],
      })),
    };
  },
});
