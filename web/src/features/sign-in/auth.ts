import { requestJson } from '#web/api';

/** What the sign-in page must know before anybody is signed in. */
export interface Ways {
  readonly company: string;
  readonly has_owner: boolean;
  readonly single_sign_on: boolean;
}

export const readWays = async (): Promise<Ways> => (await requestJson('/auth/ways')) as Ways;

/** Asks one of the routes under /auth, which change cookies and so are no operations. Throws `Problem`. */
export async function authPost<Answer = unknown>(path: string, body: object = {}): Promise<Answer> {
  const answer = await requestJson(`/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer as Answer;
}

export async function authGet<Answer = unknown>(path: string): Promise<Answer> {
  return (await requestJson(`/auth${path}`)) as Answer;
}

/** To a page of ours alone: an address is not followed out of here. */
export function goTo(target: string | undefined): void {
  const inside = target?.startsWith('/') === true && !target.startsWith('//') && !target.includes('\\');
  // Loaded anew, so that nothing of whoever was here before is left.
  window.location.assign(inside ? target : '/');
}
