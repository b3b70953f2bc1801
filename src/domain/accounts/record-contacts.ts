import type { LogEvent, Recorder } from '#engine';
import { ensureAccounts } from './account-store.ts';
import { appendChanges, type SubjectChange } from './change-store.ts';
import { applyToContact, type ContactRecord, contactIn } from './contact.ts';
import { loadContactRecords, storeContacts } from './contact-store.ts';
import { NO_TRAITS } from './traits.ts';

const keyOf = (account: string, contact: string): string => JSON.stringify([account, contact]);

/** Stores what `contact.identified` says: four statements for any number of events. */
export const recordContacts: Recorder = {
  events: ['contact.identified'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const contacts = new Map<string, ContactRecord>();
    for (const event of events) {
      const id = contactIn(event);
      if (id !== undefined) contacts.set(keyOf(event.account, id), { account: event.account, id, ...NO_TRAITS });
    }
    if (contacts.size === 0) return;
    const stored = await loadContactRecords(tx, shard, [...contacts.values()]);
    for (const contact of stored) contacts.set(keyOf(contact.account, contact.id), contact);
    const changes: SubjectChange[] = [];
    for (const event of events) {
      const id = contactIn(event);
      const before = id === undefined ? undefined : contacts.get(keyOf(event.account, id));
      if (before === undefined) continue;
      const applied = applyToContact(before, event);
      contacts.set(keyOf(before.account, before.id), applied.after);
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
  },
};
