import { loadAssignees } from '#domain/accounts';
import { readStandIns } from '#domain/team';
import type { CausedEvent, EffectHandler, EffectRow } from '#engine';
import { isClosed, type Opportunity, readNewOpportunity } from './opportunity.ts';
import { stateOf } from './opportunity-state.ts';
import { insertOpportunities } from './opportunity-store.ts';

/** `opportunity.create`: an opportunity for the account's CSM. Its id is the effect's. */
export const createOpportunities: EffectHandler = {
  kind: 'opportunity.create',
  async runMany(tx, shard, rows: readonly EffectRow[]) {
    const assigneeOf = await loadAssignees(
      tx,
      shard,
      rows.map((row) => row.account),
    );
    const opportunities = rows.map((row) =>
      newOpportunity(row, assigneeOf(row.account, ['csm'], readStandIns(row.payload.standIns))?.id),
    );
    await insertOpportunities(tx, shard, opportunities);
    return opportunities.map((opportunity) => ({
      id: opportunity.id,
      done: true,
      events: [createdEvent(opportunity)],
    }));
  },
};

/** The opportunity that an effect `opportunity.create` makes. */
export function newOpportunity(row: EffectRow, assignedTo?: string): Opportunity {
  const said = readNewOpportunity(row.payload);
  return {
    id: row.id,
    account: row.account,
    ...said,
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(row.enrollment === undefined ? {} : { enrollment: row.enrollment }),
    createdAt: row.at,
    updatedAt: row.at,
    ...(isClosed(said.stage) ? { closedAt: row.at } : {}),
  };
}

export const createdEvent = (opportunity: Opportunity): CausedEvent => ({
  name: 'opportunity.created',
  properties: stateOf(opportunity),
});
