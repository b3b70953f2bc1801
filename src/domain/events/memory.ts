import { LRUCache } from 'lru-cache';
import { type IdentityKind, identitiesOf } from './identity.ts';
import { identityKey, type Known, type ReceivedCall } from './plan-batch.ts';

/** What this process remembers of who is who, so that most calls need no question to the database. */
export interface Memory {
  /** What is remembered of whom the calls speak of, as a copy: what is decided by it must not be forgotten meanwhile. */
  of(calls: readonly ReceivedCall[]): Known;
  keep(known: Known): void;
}

/** How long another process's news about contacts may stay unseen here, in ms. */
const NEWS_WITHIN = 10_000;
/** The clock is asked once in so many ms, not for every call. */
const CLOCK_EVERY = 50;

export function createMemory(): Memory {
  const identities = new LRUCache<string, string>({ max: 200_000, ttl: NEWS_WITHIN, ttlResolution: CLOCK_EVERY });
  const accounts = new LRUCache<string, readonly string[]>({
    max: 100_000,
    ttl: NEWS_WITHIN,
    ttlResolution: CLOCK_EVERY,
  });
  return {
    keep(known) {
      for (const [key, contact] of known.identities) identities.set(key, contact);
      for (const [contact, its] of known.accounts) accounts.set(contact, its);
    },
    of(calls) {
      const known: Known = { identities: new Map(), accounts: new Map() };
      // Many calls of a batch speak of the same few.
      const asked = new Set<string>();
      const remember = (kind: IdentityKind, value: string): boolean => {
        const key = identityKey(kind, value);
        if (asked.has(key)) return known.identities.has(key);
        asked.add(key);
        const contact = identities.get(key);
        if (contact === undefined) return false;
        known.identities.set(key, contact);
        const its = accounts.get(contact);
        if (its !== undefined) known.accounts.set(contact, its);
        return true;
      };
      for (const { call } of calls) {
        const { user, previous, anonymous, email } = call;
        // A user who is known is that one, whatever alias there may be: the common case needs no more.
        const isPlain = previous === undefined && anonymous === undefined && email === undefined;
        if (isPlain && user !== undefined && remember('user', user)) continue;
        for (const { kind, value } of identitiesOf(call)) remember(kind, value);
      }
      return known;
    },
  };
}
