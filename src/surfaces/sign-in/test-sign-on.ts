import { z } from 'zod';

const Discovery = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});

/** What an issuer's discovery says; `problem` names the first thing that would keep people from signing on. */
export type SignOnTest =
  | { readonly ok: true; readonly issuer: string; readonly authorization_endpoint: string; readonly keys: number }
  | { readonly ok: false; readonly problem: string };

const PATIENCE = 5_000;

export async function testSignOn(issuer: string): Promise<SignOnTest> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = await fetched(address);
  if (found.problem !== undefined) return { ok: false, problem: found.problem };
  const read = Discovery.safeParse(found.body);
  if (!read.success) {
    return {
      ok: false,
      problem: `${address} does not say ${String(read.error.issues[0]?.path[0] ?? 'what is needed')}.`,
    };
  }
  const { issuer: named, authorization_endpoint, jwks_uri } = read.data;
  if (named.replace(/\/$/, '') !== issuer.replace(/\/$/, '')) {
    return { ok: false, problem: `The provider calls itself ${named}: write that as the issuer.` };
  }
  const keys = await fetched(jwks_uri);
  const list = z.object({ keys: z.array(z.unknown()).min(1) }).safeParse(keys.body);
  if (!list.success) return { ok: false, problem: keys.problem ?? `${jwks_uri} has no keys to check signatures with.` };
  return { ok: true, issuer: named, authorization_endpoint, keys: list.data.keys.length };
}

async function fetched(address: string): Promise<{ readonly body?: unknown; readonly problem?: string }> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' });
    if (!answer.ok) return { problem: `${address} answers ${answer.status}.` };
    return { body: await answer.json() };
  } catch {
    return { problem: `${address} could not be read. Check the address, and that this machine reaches it.` };
  }
}
