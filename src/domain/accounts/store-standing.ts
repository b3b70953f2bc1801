import type { LogEvent } from '#engine';
import type { Tx } from '#platform/db';
import { contactIn } from './contact.ts';
import { foldStanding, type Standing } from './contact-standing.ts';
import { loadStandings, storeStandings } from './contact-store.ts';
import { keyOfContact } from './store-identified.ts';

/** Stores how contacts stand after bounces, unsubscribing and being heard; of those that are not stored, nothing. */
export async function storeStanding(tx: Tx, shard: number, events: readonly LogEvent[]): Promise<void> {
  const touched = new Map<string, { account: string; id: string }>();
  for (const event of events) {
    const id = contactIn(event);
    if (id !== undefined) touched.set(keyOfContact(event.account, id), { account: event.account, id });
  }
  if (touched.size === 0) return;
  const stored = await loadStandings(tx, shard, [...touched.values()]);
  const standings = new Map<string, Standing>(
    stored.map(({ account, id, standing }) => [keyOfContact(account, id), standing]),
  );
  for (const event of events) {
    const key = keyOfContact(event.account, contactIn(event) ?? '');
    const before = standings.get(key);
    if (before !== undefined) standings.set(key, foldStanding(before, event));
  }
  const changed = stored.map((one) => ({
    ...one,
    standing: standings.get(keyOfContact(one.account, one.id)) ?? one.standing,
  }));
  if (changed.length > 0) await storeStandings(tx, shard, changed);
}
