import type { TranslatedCall } from './segment-call.ts';

export type IdentityKind = 'user' | 'anonymous' | 'email' | 'alias';

export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** What is known about who is who: from the cache, or from the database under its lock. */
export interface Directory {
  contact(kind: IdentityKind, value: string): string | undefined;
}

/** Who a call is about, and what has to be remembered or joined so that the next one is found. */
export interface Identification {
  readonly contact: string;
  readonly bind: readonly Identity[];
  /** Contacts that turned out to be this one. */
  readonly merge: readonly string[];
}

type Ids = Pick<TranslatedCall, 'user' | 'anonymous' | 'email' | 'previous'>;

/** A contact of whom only an anonymous id is known, until a call names the user. */
const ANONYMOUS = 'anonymous:';

export const anonymousContact = (anonymous: string): string => `${ANONYMOUS}${anonymous}`;
const isAnonymous = (contact: string): boolean => contact.startsWith(ANONYMOUS);

/** Every identity by which the contact of a call may be known already. */
export function identitiesOf({ user, anonymous, email, previous }: Ids): Identity[] {
  const found: Identity[] = [];
  const both = (kind: IdentityKind, value: string): void => {
    found.push({ kind, value }, { kind: 'alias', value });
  };
  if (user !== undefined) both('user', user);
  if (anonymous !== undefined) both('anonymous', anonymous);
  if (email !== undefined) found.push({ kind: 'email', value: email });
  if (previous !== undefined) {
    both('user', previous);
    found.push({ kind: 'anonymous', value: previous }, { kind: 'email', value: previous.toLowerCase() });
  }
  return found;
}

/**
 * The contact of a call; undefined when it names nobody. The user id decides, then a known anonymous id, then a known
 * e-mail. An anonymous contact becomes the user who signs in on it; a device that another user has used stays theirs.
 */
export function identify(ids: Ids, directory: Directory): Identification | undefined {
  const { user, anonymous, email, previous } = ids;
  if (user === undefined && anonymous === undefined) return undefined;
  const known = (kind: IdentityKind, value: string | undefined): string | undefined =>
    value === undefined ? undefined : (directory.contact(kind, value) ?? directory.contact('alias', value));
  const byUser = known('user', user);
  const byAnonymous = known('anonymous', anonymous);
  const byEmail = email === undefined ? undefined : directory.contact('email', email);
  const contact = byUser ?? contactOfNew(user, anonymous, byAnonymous, byEmail);

  const bind: Identity[] = [];
  const merge = new Set<string>();
  if (user !== undefined && byUser === undefined) bind.push({ kind: 'user', value: user });
  const join = (kind: IdentityKind, value: string | undefined, found: string | undefined): void => {
    if (value === undefined) return;
    if (found === undefined) bind.push({ kind, value });
    else if (found !== contact && isAnonymous(found) && !isAnonymous(contact)) merge.add(found);
  };
  join('anonymous', anonymous, byAnonymous);
  join('email', email, byEmail);
  if (previous !== undefined) {
    for (const kind of ['user', 'anonymous', 'email'] as const) {
      const old = directory.contact(kind, kind === 'email' ? previous.toLowerCase() : previous);
      if (old !== undefined && old !== contact) merge.add(old);
    }
    const alias = directory.contact('alias', previous);
    if (alias === undefined) bind.push({ kind: 'alias', value: previous });
    else if (alias !== contact) merge.add(alias);
  }
  return { contact, bind, merge: [...merge] };
}

/** A user seen for the first time is who has that e-mail (a contact that was imported, say), else a new contact. */
function contactOfNew(
  user: string | undefined,
  anonymous: string | undefined,
  byAnonymous: string | undefined,
  byEmail: string | undefined,
): string {
  if (user !== undefined) return byEmail !== undefined && !isAnonymous(byEmail) ? byEmail : user;
  return byAnonymous ?? byEmail ?? anonymousContact(anonymous ?? '');
}
