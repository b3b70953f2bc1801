import type { Uuid } from '#base';
import type { CausedEvent, EffectHandler, EffectOutcome, EffectRow } from '#engine';
import { stateOf } from './create-opportunities.ts';
import { isClosed, type Opportunity, updateOpportunity } from './opportunity.ts';
import { loadOpenOpportunities, storeOpportunities } from './opportunity-store.ts';

/** `opportunity.update`: moves the open opportunity of the enrollment; several in one batch follow each other. */
export const updateOpportunities: EffectHandler = {
  kind: 'opportunity.update',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const which = rows.flatMap(({ account, enrollment }) =>
      enrollment === undefined ? [] : [{ account, enrollment }],
    );
    const current = await loadOpenOpportunities(tx, shard, which);
    const touched = new Map<Uuid, Opportunity>();
    const outcomes = rows.map((row): EffectOutcome => {
      const before = row.enrollment === undefined ? undefined : current.get(row.enrollment);
      if (row.enrollment === undefined || before === undefined || isClosed(before.stage)) {
        const message = 'This journey has no open opportunity to update; opportunity.create makes one.';
        return { id: row.id, done: false, reason: 'no-open-opportunity', message };
      }
      const after = updateOpportunity(before, row.payload, row.at);
      current.set(row.enrollment, after);
      touched.set(after.id, after);
      return { id: row.id, done: true, events: eventsOf(before, after) };
    });
    if (touched.size > 0) await storeOpportunities(tx, shard, [...touched.values()]);
    return outcomes;
  },
};

/** Writing the same again is no event; reaching a closed stage is one more. */
function eventsOf(before: Opportunity, after: Opportunity): CausedEvent[] {
  const state = stateOf(after);
  if (JSON.stringify(state) === JSON.stringify(stateOf(before))) return [];
  const events: CausedEvent[] = [{ name: 'opportunity.updated', properties: { ...state, from: before.stage } }];
  if (isClosed(after.stage)) events.push({ name: `opportunity.${after.stage}`, properties: state });
  return events;
}
