import type { Clock, Instant } from '#base';
import { recordAudit } from '#platform/audit';
import type { Db, Tx } from '#platform/db';
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
    return { admin: await firstKey(tx, 'admin', clock.now()), write: await firstKey(tx, 'write', clock.now()) };
  });
}

async function firstKey(tx: Tx, kind: 'admin' | 'write', at: Instant): Promise<string> {
  const made = newKey(kind);
  const input = { kind, label: `First ${kind} key` };
  await insertKey(tx, input, made, at);
  const after = { id: made.id, ...input };
  await recordAudit(tx, { at, actor: 'cli:first start', operation: 'create-key', input, before: null, after });
  return made.key;
}
