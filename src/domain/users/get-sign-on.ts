import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { loadSignOn } from './sign-on-store.ts';

export const SignOnView = z.object({
  issuer: z.string().optional(),
  client_id: z.string().optional(),
  has_secret: z.boolean(),
});

export const getSignOn = defineRead({
  name: 'get-sign-on',
  summary: 'Show by which provider people sign on, without its secret',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({}),
  output: SignOnView,
  async run({ db }) {
    const found = await loadSignOn(db);
    if (found === undefined) return { has_secret: false };
    return { issuer: found.issuer, client_id: found.clientId, has_secret: true };
  },
});
