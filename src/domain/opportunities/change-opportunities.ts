import type { Uuid } from '#base';
import type { EffectHandler, EffectOutcome, EffectRow } from '#engine';
import { decideReopening, decideUpdate, type OpportunityChange } from './change-opportunity.ts';
import type { Opportunity, OpportunityState } from './opportunity.ts';
import { loadOpportunities, storeOpportunities } from './opportunity-store.ts';

/** `opportunity.update`: moves the opportunity of the journey run; several in one batch follow each other. */
export const updateOpportunities = handlerOf('opportunity.update', decideUpdate);
/** `opportunity.reopen`: takes a deferred or lost one up again. */
export const reopenOpportunities = handlerOf('opportunity.reopen', decideReopening);

type Decide = <State extends OpportunityState>(known: Iterable<State>, row: EffectRow) => OpportunityChange<State>;

function handlerOf(kind: string, decide: Decide): EffectHandler {
  return {
    kind,
    async runMany(tx, shard, rows: readonly EffectRow[]) {
      const accounts = [...new Set(rows.map((row) => row.account))];
      const byAccount = new Map(accounts.map((account) => [account, new Map<Uuid, Opportunity>()]));
      for (const one of await loadOpportunities(tx, shard, accounts)) byAccount.get(one.account)?.set(one.id, one);
      const touched = new Map<Uuid, Opportunity>();
      const outcomes = rows.map((row): EffectOutcome => {
        const known = byAccount.get(row.account);
        const change = decide(known?.values() ?? [], row);
        if (change.kind === 'changed') {
          const after = { ...change.after, updatedAt: row.at };
          known?.set(after.id, after);
          touched.set(after.id, after);
        }
        return outcomeOf(row, change);
      });
      if (touched.size > 0) await storeOpportunities(tx, shard, [...touched.values()]);
      return outcomes;
    },
  };
}

export function outcomeOf<State>({ id }: EffectRow, change: OpportunityChange<State>): EffectOutcome {
  if (change.kind === 'refused') return { id, done: false, reason: change.reason, message: change.message };
  return { id, done: true, events: change.kind === 'changed' ? change.events : [] };
}
