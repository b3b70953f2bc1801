import { LRUCache } from 'lru-cache';
import { findActor } from '#domain/users';
import type { Actor, Sessions } from '#platform/access';
import type { Queryable } from '#platform/db';
import type { AuthSource } from './auth-source.ts';

const ENDED_WITHIN = 3_000;
const SESSION_COOKIE = /(?:^|;\s*)((?:__Secure-)?perennial\.session_token=[^;]+)/;

/** Who is signed in, by better-auth's session cookie, remembered for moments: every request asks. */
export function createSessions(db: Queryable, source: AuthSource): Sessions {
  const known = new LRUCache<string, { readonly actor: Actor | undefined }>({ max: 5_000, ttl: ENDED_WITHIN });
  return {
    async find({ headers }) {
      const cookie = SESSION_COOKIE.exec(headers.get('cookie') ?? '')?.[1];
      if (cookie === undefined) return undefined;
      const remembered = known.get(cookie);
      if (remembered !== undefined) return signedIn(remembered.actor, []);
      const auth = await source.current();
      const found = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
      const actor = found.response === null ? undefined : await actorOf(db, found.response);
      known.set(cookie, { actor });
      return signedIn(actor, found.headers?.getSetCookie() ?? []);
    },
    forget: () => known.clear(),
  };
}

const signedIn = (actor: Actor | undefined, cookies: readonly string[]) =>
  actor === undefined ? undefined : { actor, cookies };

async function actorOf(
  db: Queryable,
  { session, user }: { readonly session: { readonly id: string }; readonly user: { readonly id: string } },
): Promise<Actor | undefined> {
  const found = await findActor(db, user.id);
  if (found === undefined) return undefined;
  const { role, person } = found;
  return { kind: 'person', id: user.id, role, session: session.id, ...(person === null ? {} : { person }) };
}
