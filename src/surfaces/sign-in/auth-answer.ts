import { z } from 'zod';

/** Only these of better-auth's routes are ours; what else people may change are operations. */
export const AUTH_ROUTES: ReadonlyMap<string, string | undefined> = new Map([
  // Path, and how the audit log calls it.
  ['/sign-in/email', 'sign-in'],
  ['/sign-in/social', undefined],
  ['/callback/sso', 'sign-in'],
  ['/sign-out', 'sign-out'],
  ['/change-password', 'change-password'],
  ['/two-factor/enable', 'set-up-second-factor'],
  ['/two-factor/disable', 'disable-second-factor'],
  ['/two-factor/verify-totp', 'use-second-factor'],
  ['/two-factor/verify-backup-code', 'use-recovery-code'],
  ['/two-factor/generate-backup-codes', 'renew-recovery-codes'],
  ['/passkey/generate-register-options', undefined],
  ['/passkey/verify-registration', 'add-passkey'],
  ['/passkey/generate-authenticate-options', undefined],
  ['/passkey/verify-authentication', 'sign-in'],
  ['/passkey/list-user-passkeys', undefined],
  ['/passkey/delete-passkey', 'remove-passkey'],
]);

const Refusal = z.object({ code: z.string().optional(), message: z.string().optional() });

/** A refusal of better-auth as a problem like all others; everything else as it is. */
export async function asProblem(answer: Response): Promise<Response> {
  if (answer.status < 400) return answer;
  const said = Refusal.safeParse(await answer.json().catch(() => ({})));
  const { code = 'not-signed-in', message = 'This did not work. Try again.' } = said.data ?? {};
  const { status } = answer;
  const reason = status === 429 ? 'too-many-tries' : code.toLowerCase().replaceAll('_', '-');
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  const retry = answer.headers.get('x-retry-after');
  if (retry !== null) headers.set('retry-after', retry);
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(
    JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Refused', status, reason, detail: message }),
    {
      status,
      headers,
    },
  );
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Too many requests',
};
