import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Follows what a browser follows from `url` on, logs in as `email`, and gives where it is sent back to. */
  logIn(url: string, email: string): Promise<string>;
  close(): Promise<void>;
}

/** A real OpenID Connect provider on loopback, which knows everybody by their address. */
export async function oidcServer(redirectUri: string): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const client = { client_id: 'perennial', client_secret: 'a secret that nobody may see' };
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for tests'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, email: sub, email_verified: true, name: sub.split('@')[0] }),
    }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    logIn: (url, email) => logIn(issuer, redirectUri, url, email),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function logIn(issuer: string, redirectUri: string, start: string, email: string): Promise<string> {
  const jar = new Map<string, string>();
  let target = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    if (target.startsWith(redirectUri)) return target;
    const response: Response = await fetch(target, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    form = undefined;
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      target = new URL(location, issuer).href;
      continue;
    }
    const page = await response.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined)
      throw new Error(`${response.status} at ${target}: ${page.slice(0, 500)}`);
    form = new URLSearchParams(prompt === 'login' ? { prompt, login: email, password: 'x' } : { prompt });
    target = new URL(action, issuer).href;
  }
  throw new Error('the provider never sent us back');
}
