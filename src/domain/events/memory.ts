import { LRUCache } from 'lru-cache';
import { identitiesOf } from './identity.ts';
import { identityKey, type Known, type ReceivedCall } from './plan-batch.ts';

/** What this process remembers of who is who, so that most calls need no question to the database. */
export interface Memory {
  /** What is remembered of whom the calls speak of, as a copy: what is decided by it must not be forgotten meanwhile. */
  of(calls: readonly ReceivedCall[]): Known;
  keep(known: Known): void;
}

/** How long another process's news about contacts may stay unseen here, in ms. */
const NEWS_WITHIN = 10_000;

export function createMemory(): Memory {
  const identities = new LRUCache<string, string>({ max: 200_000, ttl: NEWS_WITHIN });
  const accounts = new LRUCache<string, readonly string[]>({ max: 100_000, ttl: NEWS_WITHIN });
  return {
    keep(known) {
      for (const [key, contact] of known.identities) identities.set(key, contact);
      for (const [contact, its] of known.accounts) accounts.set(contact, its);
    },
    of(calls) {
      const known: Known = { identities: new Map(), accounts: new Map() };
      for (const { call } of calls) {
        for (const { kind, value } of identitiesOf(call)) {
          const key = identityKey(kind, value);
          const contact = identities.get(key);
          if (contact === undefined) continue;
          known.identities.set(key, contact);
          const its = accounts.get(contact);
          if (its !== undefined) known.accounts.set(contact, its);
        }
      }
      return known;
    },
  };
}
