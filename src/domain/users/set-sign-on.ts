import { z } from 'zod';
import { invalid } from '#base';
import { secret } from '#platform/audit';
import { defineWrite, noAccount } from '#platform/operations';
import { SignOnView } from './get-sign-on.ts';
import { deleteSignOn, loadSignOn, storeSignOn } from './sign-on-store.ts';

/** Names the provider of single sign-on (OpenID Connect with discovery); null takes it away. In force within seconds. */
export const setSignOn = defineWrite({
  name: 'set-sign-on',
  summary: 'Set by which OpenID Connect provider people sign on; issuer null takes it away',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.strictObject({
    issuer: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .describe('address of the provider; /.well-known/openid-configuration is read under it'),
    client_id: z.string().trim().min(1).max(500).optional(),
    client_secret: secret().min(1).max(2000).optional().describe('left out: the one that is set'),
  }),
  output: SignOnView,
  accounts: () => [],
  async run({ tx, at, changed }, { issuer, client_id, client_secret }) {
    const before = await loadSignOn(tx);
    const was = before === undefined ? null : { issuer: before.issuer, client_id: before.clientId };
    if (issuer === null) {
      await deleteSignOn(tx);
      changed(was, null);
      return { has_secret: false };
    }
    const { protocol, hostname } = new URL(issuer);
    if (protocol !== 'https:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) {
      throw invalid('issuer-not-https', 'An issuer on another machine must be reached by https.', { issuer });
    }
    const clientId = client_id ?? before?.clientId;
    const clientSecret = client_secret ?? before?.clientSecret;
    if (clientId === undefined || clientSecret === undefined) {
      throw invalid('sign-on-incomplete', 'Give the client id and the client secret that the provider has for us.');
    }
    await storeSignOn(tx, { issuer, clientId, clientSecret }, at);
    changed(was, { issuer, client_id: clientId });
    return { issuer, client_id: clientId, has_secret: true };
  },
});
