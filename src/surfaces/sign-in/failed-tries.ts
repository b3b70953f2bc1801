import { LRUCache } from 'lru-cache';
import { limit, MINUTE } from '#base';

const TRIES = 20;
const WITHIN = 15 * MINUTE;

/** Slows down whoever guesses one person's password from many addresses; each process counts for itself. */
export interface FailedTries {
  /** Throws `limit` where too many have failed. */
  check(email: string): void;
  failed(email: string): void;
  succeeded(email: string): void;
}

export function createFailedTries(): FailedTries {
  const failures = new LRUCache<string, number>({ max: 10_000, ttl: WITHIN, noUpdateTTL: true });
  return {
    check(email) {
      if ((failures.get(email) ?? 0) < TRIES) return;
      throw limit(
        'too-many-tries',
        'Too many wrong passwords for this address. Wait a quarter of an hour, then try again.',
      );
    },
    failed: (email) => void failures.set(email, (failures.get(email) ?? 0) + 1),
    succeeded: (email) => void failures.delete(email),
  };
}
