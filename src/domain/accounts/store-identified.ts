import type { LogEvent } from '#engine';
import type { Tx } from '#platform/db';
import { ensureAccounts } from './account-store.ts';
import { appendChanges, type SubjectChange } from './change-store.ts';
import { applyToContact, type ContactRecord, contactIn } from './contact.ts';
import { loadContactRecords, storeContacts } from './contact-store.ts';
import { NO_TRAITS } from './traits.ts';

export const keyOfContact = (account: string, contact: string): string => JSON.stringify([account, contact]);

/** Stores what `contact.identified` says, and gives the keys of contacts of whom nothing was known before. */
export async function storeIdentified(
  tx: Tx,
  shard: number,
  events: readonly LogEvent[],
): Promise<ReadonlySet<string>> {
  const contacts = new Map<string, ContactRecord>();
  for (const event of events) {
    const id = contactIn(event);
    if (id !== undefined) contacts.set(keyOfContact(event.account, id), { account: event.account, id, ...NO_TRAITS });
  }
  if (contacts.size === 0) return new Set();
  const stored = await loadContactRecords(tx, shard, [...contacts.values()]);
  const fresh = new Set(contacts.keys());
  for (const contact of stored) {
    const key = keyOfContact(contact.account, contact.id);
    contacts.set(key, contact);
    fresh.delete(key);
  }
  const changes: SubjectChange[] = [];
  for (const event of events) {
    const id = contactIn(event);
    const before = id === undefined ? undefined : contacts.get(keyOfContact(event.account, id));
    if (before === undefined) continue;
    const applied = applyToContact(before, event);
    contacts.set(keyOfContact(before.account, before.id), applied.after);
    const subject = `contact:${before.id}`;
    for (const change of applied.changes) changes.push({ account: before.account, subject, ...change });
  }
  const touched = [...contacts.values()];
  await ensureAccounts(
    tx,
    shard,
    touched.map((contact) => contact.account),
  );
  await storeContacts(tx, shard, touched);
  await appendChanges(tx, shard, changes);
  return fresh;
}
