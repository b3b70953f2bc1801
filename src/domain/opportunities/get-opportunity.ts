import { z } from 'zod';
import { notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { findOpportunity } from './opportunity-store.ts';
import { OpportunityView, viewOpportunity } from './opportunity-view.ts';

export const getOpportunity = defineRead({
  name: 'get-opportunity',
  summary: 'Show an opportunity with the factors that it was qualified by',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, opportunity: z.uuid() }),
  output: OpportunityView,
  async run({ db, shardOf }, { account, opportunity: id }) {
    const opportunity = await findOpportunity(db, shardOf(account), account, id);
    if (opportunity === undefined) {
      throw notFound(
        'opportunity-not-found',
        `Account ${account} has no opportunity ${id}; list-opportunities shows all.`,
        { account, opportunity: id },
      );
    }
    return viewOpportunity(opportunity);
  },
});
