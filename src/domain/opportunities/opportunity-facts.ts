import type { FactDefinition, FactRelation, LogEvent } from '#engine';
import { estimatedValueOf, isClosed, newestFirst, type OpportunityState } from './opportunity.ts';
import { readState } from './opportunity-state.ts';
import { loadOpportunityStates } from './opportunity-store.ts';
import { recordedId, recordedState } from './recorded-opportunity.ts';

/** All opportunities of one account. */
export interface AccountOpportunities {
  readonly opportunities: readonly OpportunityState[];
}

/** A fact of the newest opportunity. */
const fact = (
  definition: Pick<FactDefinition<AccountOpportunities>, 'type' | 'unit' | 'meaning'>,
  value: (newest: OpportunityState) => string | number | undefined,
): FactDefinition<AccountOpportunities> => ({
  ...definition,
  read({ opportunities }) {
    const [newest] = newestFirst(opportunities);
    return { value: newest && value(newest) };
  },
});

/** What expressions may ask of an account's newest opportunity. */
export const opportunityFacts: FactRelation<AccountOpportunities> = {
  subject: 'opportunity',
  facts: {
    stage: fact(
      { type: 'text', meaning: 'Stage of the newest opportunity: won, lost and deferred are closed' },
      (one) => {
        return one.stage;
      },
    ),
    is_open: {
      type: 'bool',
      meaning: 'Whether the newest opportunity is open; false without one',
      read({ opportunities }) {
        const [newest] = newestFirst(opportunities);
        return { value: newest !== undefined && !isClosed(newest.stage) };
      },
    },
    estimated_value: fact({ type: 'number', meaning: 'Its estimated value in major units' }, estimatedValueOf),
    probability: fact({ type: 'number', unit: 'percent', meaning: 'How probable it is' }, (one) => one.probability),
    follow_up_on: fact({ type: 'date', meaning: 'Day on which it is to be taken up again' }, (one) => one.followUpOn),
    reason: fact({ type: 'text', meaning: 'Why it was deferred or lost' }, (one) => one.reason),
  },
  empty: () => ({ opportunities: [] }),
  async load(db, shard, accounts) {
    const byAccount = await loadOpportunityStates(db, shard, accounts);
    return new Map([...byAccount].map(([account, opportunities]) => [account, { opportunities }]));
  },
  fold: foldOpportunity,
};

/** The product itself, and whoever changes an opportunity in it. */
const OURS: readonly string[] = ['perennial', 'update-opportunity'];

/** What the product itself tells is said whole; what comes from elsewhere, as its recorder keeps it. */
function foldOpportunity(row: AccountOpportunities, event: LogEvent): AccountOpportunities {
  if (!event.name.startsWith('opportunity.')) return row;
  if (!OURS.includes(event.source)) return foldRecorded(row, event);
  const before = row.opportunities.find((one) => one.id === event.properties.opportunity);
  if (before === undefined && event.name !== 'opportunity.created') return row;
  const after = readState(event, before);
  if (after === undefined) return row;
  return { opportunities: [...row.opportunities.filter((one) => one !== before), after] };
}

function foldRecorded(row: AccountOpportunities, event: LogEvent): AccountOpportunities {
  const id = recordedId(event);
  if (id === undefined || row.opportunities.some((one) => one.id === event.properties.opportunity)) return row;
  const before = row.opportunities.find((one) => one.id === id);
  const after = recordedState(event, before);
  if (after === undefined || after === before) return row;
  return { opportunities: [...row.opportunities.filter((one) => one !== before), after] };
}
