import { z } from 'zod';
import { type AppError, precondition } from '#base';

const Discovery = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const Keys = z.object({ keys: z.array(z.unknown()).min(1) });

/** What an issuer's discovery says. */
export interface SignOnTest {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly keys: number;
}

const PATIENCE = 5_000;

/** Throws `precondition` with the first thing that would keep people from signing on. */
export async function testSignOn(issuer: string): Promise<SignOnTest> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const read = Discovery.safeParse(await fetched(address));
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? 'what is needed');
    throw precondition('issuer-incomplete', `${address} does not say ${field}.`, { address, field });
  }
  const { issuer: named, authorization_endpoint, jwks_uri } = read.data;
  if (named.replace(/\/$/, '') !== issuer.replace(/\/$/, '')) {
    throw precondition('issuer-other-name', `The provider calls itself ${named}: write that as the issuer.`, { named });
  }
  const list = Keys.safeParse(await fetched(jwks_uri));
  if (!list.success) {
    const message = `${jwks_uri} has no keys to check signatures with.`;
    throw precondition('issuer-without-keys', message, { address: jwks_uri });
  }
  return { issuer: named, authorization_endpoint, keys: list.data.keys.length };
}

async function fetched(address: string): Promise<unknown> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' }).catch(() => {
    throw unreadable(address);
  });
  if (!answer.ok) {
    throw precondition('issuer-refuses', `${address} answers ${answer.status}.`, { address, answer: answer.status });
  }
  return answer.json().catch(() => {
    throw unreadable(address);
  });
}

const unreadable = (address: string): AppError =>
  precondition(
    'issuer-unreadable',
    `${address} could not be read. Check the address, and that this machine reaches it.`,
    { address },
  );
