import { LRUCache } from 'lru-cache';
import { digestOf } from '#base';
import type { Queryable } from '#platform/db';
import type { Actor } from '#platform/operations';
import { looksLikeKey } from './api-key.ts';
import { findKeyByDigest } from './api-key-store.ts';

/** Finds who holds a key. A revoked key stops working at once here, within `REVOKED_WITHIN` ms in other processes. */
export interface KeyRing {
  /** Undefined when the key is unknown or revoked. */
  find(key: string): Promise<Actor | undefined>;
  /** Forgets what it has read: after a key was revoked in this process. */
  forget(): void;
}

const REVOKED_WITHIN = 3_000;

export function createKeyRing(db: Queryable): KeyRing {
  const known = new LRUCache<string, { readonly actor: Actor | undefined }>({ max: 2_000, ttl: REVOKED_WITHIN });
  return {
    async find(key) {
      if (!looksLikeKey(key)) return undefined;
      const digest = digestOf(key);
      const cached = known.get(digest);
      if (cached !== undefined) return cached.actor;
      const stored = await findKeyByDigest(db, digest);
      const actor: Actor | undefined =
        stored === undefined
          ? undefined
          : {
              kind: 'key',
              id: stored.id,
              role: stored.kind,
              ...(stored.permissions === null ? {} : { permissions: stored.permissions }),
            };
      known.set(digest, { actor });
      return actor;
    },
    forget: () => known.clear(),
  };
}
