import type { LogEvent, Recorder } from '#engine';
import { contactIn } from './contact.ts';
import { foldStanding, STANDING_EVENTS, type Standing } from './contact-standing.ts';
import { loadStandings, storeStandings } from './contact-store.ts';

const keyOf = (account: string, contact: string): string => JSON.stringify([account, contact]);

/** Stores how contacts stand after bounces, unsubscribing and being heard: two statements for any number of events. */
export const recordStanding: Recorder = {
  events: STANDING_EVENTS,
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const touched = new Map<string, { account: string; id: string }>();
    for (const event of events) {
      const id = contactIn(event);
      if (id !== undefined) touched.set(keyOf(event.account, id), { account: event.account, id });
    }
    if (touched.size === 0) return;
    const stored = await loadStandings(tx, shard, [...touched.values()]);
    const standings = new Map<string, Standing>(
      stored.map(({ account, id, standing }) => [keyOf(account, id), standing]),
    );
    for (const event of events) {
      const key = keyOf(event.account, contactIn(event) ?? '');
      const before = standings.get(key);
      if (before !== undefined) standings.set(key, foldStanding(before, event));
    }
    const changed = stored.map((one) => ({
      ...one,
      standing: standings.get(keyOf(one.account, one.id)) ?? one.standing,
    }));
    if (changed.length > 0) await storeStandings(tx, shard, changed);
  },
};
