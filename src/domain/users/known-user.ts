import { notFound } from '#base';
import type { Queryable } from '#platform/db';
import type { User } from './user.ts';
import { findUser, findUserByEmail } from './user-store.ts';

/** Somebody who signs in, by id or e-mail address; throws `not_found`. */
export async function knownUser(db: Queryable, who: string): Promise<User> {
  const user = (await findUser(db, who)) ?? (await findUserByEmail(db, who));
  if (user !== undefined && user.endedAt === null) return user;
  throw notFound('user-not-found', `Nobody who signs in has the id or address ${who}; list-users shows all.`, {
    user: who,
  });
}
