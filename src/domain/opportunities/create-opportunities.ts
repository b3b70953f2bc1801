import type { JsonObject } from '#base';
import { loadAssignees } from '#domain/accounts';
import type { EffectHandler, EffectRow } from '#engine';
import { estimatedValueOf, type Opportunity, readNewOpportunity } from './opportunity.ts';
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
    const opportunities = rows.map((row): Opportunity => {
      const assignedTo = assigneeOf(row.account, ['csm'])?.id;
      return {
        id: row.id,
        account: row.account,
        ...readNewOpportunity(row.payload),
        ...(assignedTo === undefined ? {} : { assignedTo }),
        ...(row.enrollment === undefined ? {} : { enrollment: row.enrollment }),
        createdAt: row.at,
        updatedAt: row.at,
      };
    });
    await insertOpportunities(tx, shard, opportunities);
    return opportunities.map((opportunity) => ({
      id: opportunity.id,
      done: true,
      events: [{ name: 'opportunity.created', properties: { ...stateOf(opportunity), type: opportunity.type } }],
    }));
  },
};

/** What every event of an opportunity says of it. */
export function stateOf(opportunity: Opportunity): JsonObject {
  const value = estimatedValueOf(opportunity);
  return {
    opportunity: opportunity.id,
    stage: opportunity.stage,
    ...(value === undefined ? {} : { estimated_value: value }),
    ...(opportunity.currency === undefined ? {} : { currency: opportunity.currency }),
    ...(opportunity.probability === undefined ? {} : { probability: opportunity.probability }),
    ...(opportunity.enrollment === undefined ? {} : { enrollment: opportunity.enrollment }),
  };
}
