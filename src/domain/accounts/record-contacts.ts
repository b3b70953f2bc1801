import type { LogEvent, Recorder } from '#engine';
import { contactIn } from './contact.ts';
import { STANDING_EVENTS } from './contact-standing.ts';
import { keyOfContact, storeIdentified } from './store-identified.ts';
import { storeStanding } from './store-standing.ts';

const IDENTIFIED = 'contact.identified';

/**
 * Stores who the contacts are and how they stand: six statements for any number of events. One recorder for both, since
 * what a stranger did is kept nowhere: it must show which event came first, also within a batch.
 */
export const recordContacts: Recorder = {
  events: [IDENTIFIED, ...STANDING_EVENTS],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const identified = events.filter(({ name }) => name === IDENTIFIED);
    const fresh = await storeIdentified(tx, shard, identified);
    await storeStanding(tx, shard, ofKnown(events, fresh));
  },
};

/** What was done by contacts that were known when they did it. */
function ofKnown(events: readonly LogEvent[], fresh: ReadonlySet<string>): readonly LogEvent[] {
  const strangers = new Set(fresh);
  return events.filter((event) => {
    const key = keyOfContact(event.account, contactIn(event) ?? '');
    if (event.name !== IDENTIFIED) return !strangers.has(key);
    strangers.delete(key);
    return false;
  });
}
