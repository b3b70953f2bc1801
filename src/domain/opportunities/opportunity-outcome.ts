import type { EffectOutcome, EffectRow } from '#engine';
import { outcomeOf } from './change-opportunities.ts';
import { decideReopening, decideUpdate } from './change-opportunity.ts';
import { createdEvent, newOpportunity } from './create-opportunities.ts';
import type { AccountOpportunities } from './opportunity-facts.ts';

/** What an effect on opportunities brings about where nothing is stored: its events, for a timeline in memory. */
export function opportunityOutcome(row: EffectRow, { opportunities }: AccountOpportunities): EffectOutcome {
  if (row.kind === 'opportunity.create') return { id: row.id, done: true, events: [createdEvent(newOpportunity(row))] };
  return outcomeOf(row, (row.kind === 'opportunity.reopen' ? decideReopening : decideUpdate)(opportunities, row));
}
