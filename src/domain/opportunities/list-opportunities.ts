import { z } from 'zod';
import { invalid } from '#base';
import { AccountId, listNamedAccounts, namedAccountFields, narrowBook, viewNamedAccount } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { listOpportunityPage, listStageTotals, OPPORTUNITY_SORTS } from './opportunity-list.ts';
import { OpportunityView, StageSummary, summariseStages, viewOpportunity } from './opportunity-view.ts';

const ListedOpportunity = OpportunityView.extend(namedAccountFields);

export const listOpportunities = defineRead({
  name: 'list-opportunities',
  summary: 'List opportunities, oldest first unless sorted otherwise, and what stands in each stage',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    whose: z.enum(WHOSE).default('all'),
    search: z.string().trim().min(1).max(200).optional().describe('in the name or id of the account'),
    assigned_to: z.string().min(1).optional().describe('id or e-mail address of a person'),
    stage: z.string().min(1).optional(),
    type: z.string().min(1).optional().describe('expansion, or what its maker said'),
    open: z.stringbool().or(z.boolean()).default(false).describe('only those not won, lost or deferred'),
    sort: z.enum(OPPORTUNITY_SORTS).default('created').describe('with - the other way round'),
    after: z
      .string()
      .regex(/^.{1,40}~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    opportunities: z.array(ListedOpportunity),
    /** Over all pages. */
    stages: z.array(StageSummary),
    next: z.string().optional(),
  }),
  async run(
    { db, book, shardOf },
    { account, whose, search, assigned_to: who, stage, type, open, sort, after, limit },
  ) {
    const person = who === undefined ? undefined : findPerson(await loadTeam(db), who);
    if (who !== undefined && person === undefined) {
      throw invalid('person-not-found', `Nobody in the team has the id or address ${who}; list-people shows all.`, {
        person: who,
      });
    }
    const filter = {
      account: account === undefined ? undefined : { shard: shardOf(account), id: account },
      book: await narrowBook(db, await book(whose), search),
      assignedTo: person?.id,
      stage,
      type,
      openOnly: open,
    };
    const cut = after?.lastIndexOf('~') ?? 0;
    const position = after === undefined ? undefined : { by: after.slice(0, cut), id: after.slice(cut + 1) };
    const found = await listOpportunityPage(db, { ...filter, sort, after: position, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const ids = page.map(({ opportunity }) => opportunity.account);
    const accounts = await listNamedAccounts(db, shardOf, ids);
    return {
      opportunities: page.map(({ opportunity }) => ({
        ...viewOpportunity(opportunity),
        ...viewNamedAccount(opportunity.account, accounts),
      })),
      stages: summariseStages(await listStageTotals(db, filter)),
      ...(found.length > limit && last !== undefined ? { next: `${last.by}~${last.opportunity.id}` } : {}),
    };
  },
});
