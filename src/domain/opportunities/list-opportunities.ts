import { z } from 'zod';
import { invalid, isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import { defineRead } from '#platform/operations';
import { listOpportunityPage, listStageTotals } from './opportunity-list.ts';
import { OpportunityView, StageSummary, summariseStages, viewOpportunity } from './opportunity-view.ts';

export const listOpportunities = defineRead({
  name: 'list-opportunities',
  summary: 'List opportunities, oldest first, and what stands in each stage',
  access: 'read',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId.optional(),
    assigned_to: z.string().min(1).optional().describe('id or e-mail address of a person'),
    stage: z.string().min(1).optional(),
    open: z.stringbool().or(z.boolean()).default(false).describe('only those not won, lost or deferred'),
    after: z
      .string()
      .regex(/^[-:.\dTZ]+~[-0-9a-f]{36}$/, 'Pass the `next` of the page before as it was given.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    opportunities: z.array(OpportunityView),
    /** Over all pages. */
    stages: z.array(StageSummary),
    next: z.string().optional(),
  }),
  async run({ db }, { account, assigned_to: who, stage, open, after, limit }) {
    const person = who === undefined ? undefined : findPerson(await loadTeam(db), who);
    if (who !== undefined && person === undefined) {
      throw invalid('person-not-found', `Nobody in the team has the id or address ${who}; list-people shows all.`, {
        assigned_to: who,
      });
    }
    const [createdAt = '', id = ''] = after?.split('~') ?? [];
    const filter = { account, assignedTo: person?.id, stage, openOnly: open };
    const found = await listOpportunityPage(db, {
      ...filter,
      after: after === undefined ? undefined : { createdAt, id },
      limit: limit + 1,
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      opportunities: page.map(viewOpportunity),
      stages: summariseStages(await listStageTotals(db, filter)),
      ...(found.length > limit && last !== undefined ? { next: `${isoInstant(last.createdAt)}~${last.id}` } : {}),
    };
  },
});
