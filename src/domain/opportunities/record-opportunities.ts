import type { Uuid } from '#base';
import { findPerson, loadTeam, type Person } from '#domain/team';
import type { LogEvent, Recorder } from '#engine';
import { type Opportunity, text } from './opportunity.ts';
import { loadOpportunities, storeRecorded } from './opportunity-store.ts';
import { RECORDED_EVENTS, recordedId, recordedState } from './recorded-opportunity.ts';

/** Keeps opportunities that another system tells of: a fixed number of statements for any number of events. */
export const recordOpportunities: Recorder = {
  events: RECORDED_EVENTS,
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const told = events.filter(({ source }) => source !== 'perennial');
    if (told.length === 0) return;
    const accounts = [...new Set(told.map(({ account }) => account))];
    const known = new Map<string, Opportunity>();
    for (const one of await loadOpportunities(tx, shard, accounts)) known.set(keyOf(one.account, one.id), one);
    const team = told.some(({ properties }) => text(properties.owner) !== undefined) ? await loadTeam(tx) : [];
    const touched = new Map<string, Opportunity>();
    for (const event of told) {
      const id = recordedId(event);
      // What is kept here is not moved from elsewhere.
      if (id === undefined || known.has(keyOf(event.account, String(event.properties.opportunity)))) continue;
      const key = keyOf(event.account, id);
      const after = recorded(event, known.get(key), team);
      if (after === undefined) continue;
      known.set(key, after);
      touched.set(key, after);
    }
    if (touched.size > 0) await storeRecorded(tx, shard, [...touched.values()]);
  },
};

const keyOf = (account: string, id: Uuid): string => JSON.stringify([account, id]);

function recorded(event: LogEvent, before: Opportunity | undefined, team: readonly Person[]): Opportunity | undefined {
  const state = recordedState(event, before);
  if (state === undefined) return undefined;
  const name = text(event.properties.name) ?? before?.name;
  const owner = text(event.properties.owner);
  // Who is not in the team yet may be, by the same address.
  const assignedTo = owner === undefined ? before?.assignedTo : (findPerson(team, owner)?.id ?? owner.toLowerCase());
  return {
    ...state,
    account: event.account,
    source: event.source,
    factors: [],
    ...(name === undefined ? {} : { name }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    updatedAt: Math.max(before?.updatedAt ?? event.occurredAt, event.occurredAt),
  };
}
