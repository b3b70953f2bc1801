import type { Clock } from '#base';
import { loadSettings } from '#domain/settings';
import { cookieSecret, findInvitationFor, joinBySignOn, linkSignOn, loadSignOn, mayUserSignIn } from '#domain/users';
import type { Db } from '#platform/db';
import { type Auth, createAuth } from './auth.ts';

export interface AuthSource {
  /** better-auth as the settings now have it. */
  current(): Promise<Auth>;
}

/** How long a change of the settings of single sign-on may go unnoticed, in ms. */
const FRESH_FOR = 3_000;

/** Makes better-auth anew when the provider, the company's name or our address is another one. */
export function authSource(db: Db, clock: Clock, url: () => string): AuthSource {
  let made: { readonly of: string; readonly auth: Auth } | undefined;
  let asked: { readonly at: number; readonly auth: Promise<Auth> } | undefined;
  async function make(): Promise<Auth> {
    const provider = await loadSignOn(db);
    const company = (await loadSettings(db))['company.name'] ?? 'Perennial';
    const of = JSON.stringify([url(), company, provider ?? null]);
    if (made?.of === of) return made.auth;
    const auth = createAuth({
      db,
      url: url(),
      secret: await cookieSecret(db, clock.now()),
      company,
      provider,
      maySignIn: (user) => mayUserSignIn(db, user),
      async invitedAs(email) {
        const role = (await findInvitationFor(db, email, clock.now()))?.role ?? undefined;
        return role === undefined ? undefined : { role };
      },
      joined: (user) => joinBySignOn(db, user, clock.now()),
      linked: (user) => linkSignOn(db, user, clock.now()),
    });
    made = { of, auth };
    return auth;
  }
  return {
    current() {
      const now = clock.now();
      if (asked !== undefined && now - asked.at < FRESH_FOR) return asked.auth;
      const auth = make();
      asked = { at: now, auth };
      // What failed is asked again by the next.
      auth.catch(() => {
        asked = undefined;
      });
      return auth;
    },
  };
}
