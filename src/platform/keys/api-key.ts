import { randomBytes, randomUUID } from 'node:crypto';
import { digestOf, type Uuid } from '#base';

export const KEY_KINDS = ['admin', 'write', 'metrics', 'scoped'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** A key as it leaves us once; only its digest is stored. */
export interface NewKey {
  readonly id: Uuid;
  readonly key: string;
  readonly digest: string;
}

/** `perennial_write_` and 32 random bytes in base64url: the prefix lets people and secret scanners tell what it is. */
export function newKey(kind: KeyKind): NewKey {
  const key = `perennial_${kind}_${randomBytes(32).toString('base64url')}`;
  return { id: randomUUID(), key, digest: digestOf(key) };
}

/** Whether a text can be a key at all: whatever else is sent costs no look-up. */
export function looksLikeKey(text: string): boolean {
  return /^perennial_(admin|write|metrics|scoped)_[\w-]{43}$/.test(text);
}
