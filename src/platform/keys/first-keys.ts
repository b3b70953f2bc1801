import type { Clock } from '#base';
import type { Db } from '#platform/db';
import { newKey } from './api-key.ts';
import { hasKeys, insertKey, lockKeys } from './api-key-store.ts';

export interface FirstKeys {
  readonly admin: string;
  readonly write: string;
}

/** Makes one admin and one write key where there never was any; undefined otherwise, also for a second process. */
export function ensureFirstKeys(db: Db, clock: Clock): Promise<FirstKeys | undefined> {
  return db.transaction(async (tx) => {
    await lockKeys(tx);
    if (await hasKeys(tx)) return undefined;
    const admin = newKey('admin');
    const write = newKey('write');
    await insertKey(tx, { kind: 'admin', label: 'First admin key' }, admin, clock.now());
    await insertKey(tx, { kind: 'write', label: 'First write key' }, write, clock.now());
    return { admin: admin.key, write: write.key };
  });
}
