import type { JsonObject } from '#base';
import { loadWaysIn } from '#domain/users';
import { recordAudit } from '#platform/audit';
import { AUTH_ROUTES } from './auth-answer.ts';
import type { SignInDeps } from './sign-in-deps.ts';

/** They are kept so that nobody can count them. */
const RECOVERY_CODES: Readonly<Record<string, string>> = {
  'use-recovery-code': 'one used up',
  'renew-recovery-codes': 'all new',
};

/**
 * What people do to their own ways in is in the audit log like everything else, without what they sent. Asked before
 * better-auth is; what it gives is to be called after an answer that is no refusal, with whom that has let in.
 */
export async function watchWaysIn(
  { db, clock }: Pick<SignInDeps, 'db' | 'clock'>,
  path: string,
  signedIn: string | undefined,
): Promise<(letIn: string | undefined) => Promise<void>> {
  const name = AUTH_ROUTES.get(path);
  if (name === undefined) return async () => undefined;
  const was = signedIn === undefined ? null : await loadWaysIn(db, signedIn);
  return async (letIn) => {
    // Whoever signs in where another is signed in is not that other.
    const user = name === 'sign-in' ? letIn : (signedIn ?? letIn);
    if (user === undefined) return;
    const is = await loadWaysIn(db, user);
    const before = user === signedIn && name !== 'sign-in' ? was : null;
    const changed = before === null ? { sessions: is?.sessions } : is;
    const after = { ...changed, recovery_codes: RECOVERY_CODES[name] };
    // The first code turns the second factor on, later ones let in.
    const isFirst = name === 'use-second-factor' && before !== null && before.second_factor !== is?.second_factor;
    const operation = isFirst ? 'enable-second-factor' : name;
    const row = { at: clock.now(), actor: `person:${user}`, operation, input: inputOf(path), before, after };
    await db.transaction((tx) => recordAudit(tx, row));
  };
}

function inputOf(path: string): JsonObject {
  if (path.startsWith('/callback')) return { by: 'single sign-on' };
  return path.startsWith('/passkey') ? { by: 'passkey' } : {};
}
