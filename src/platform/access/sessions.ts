import type { Actor } from './actor.ts';

/** Somebody who is signed in, as a request shows. */
export interface SignedIn {
  readonly actor: Actor;
  /** Set-Cookie headers that the answer must carry: a session that is used lives on. */
  readonly cookies: readonly string[];
}

/** Finds who is signed in by a request's cookie. A session that is ended stops here at once, in other processes in 3 s. */
export interface Sessions {
  find(request: Request): Promise<SignedIn | undefined>;
  /** Forgets what it has read: after a session, a role or an address was changed in this process. */
  forget(): void;
}
