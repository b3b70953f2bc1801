import { z } from 'zod';
import { invalid, type JsonObject, precondition } from '#base';
import { AccountId } from '#domain/accounts';
import { findPerson, loadTeam } from '#domain/team';
import type { Tx } from '#platform/db';
import { defineWrite, ofAccounts } from '#platform/operations';
import { opportunityOrThrow } from './find-opportunity.ts';
import { isClosed, moved, type Opportunity, readValues } from './opportunity.ts';
import { stateOf } from './opportunity-state.ts';
import { storeOpportunities } from './opportunity-store.ts';
import { OpportunityView, viewOpportunity } from './opportunity-view.ts';

/** Changes what whoever leads an opportunity knows better than its journey: value, probability, date, stage, who. */
export const updateOpportunity = defineWrite({
  name: 'update-opportunity',
  summary: 'Change the value, probability, expected date, stage or person of an open opportunity',
  access: 'work',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    opportunity: z.uuid(),
    stage: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe('an open one; what ends it is the customer’s decision: record-decision'),
    estimated_value: z.coerce.number().min(0).max(1e12).optional().describe('in major units of its currency'),
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/, 'Write the currency by its three letters, such as EUR.')
      .optional(),
    probability: z.coerce.number().min(0).max(100).optional().describe('in percent'),
    expected_on: z.iso.date().nullable().optional().describe('when it is expected to be decided; null: not known'),
    assigned_to: z.string().min(1).optional().describe('id or e-mail address of a person'),
  }),
  output: OpportunityView,
  accounts: ({ account }) => [account],
  async run(
    { tx, at, shardOf, emit, changed },
    { account, opportunity: id, stage, expected_on, assigned_to, ...values },
  ) {
    const shard = shardOf(account);
    const before = await opportunityOrThrow(tx, shard, account, id);
    refuseIfNotOurs(before);
    if (stage !== undefined && isClosed(stage)) {
      throw invalid('stage-closed', `What makes it ${stage} is the customer’s decision: record that instead.`, {
        stage,
      });
    }
    const person = assigned_to === undefined ? undefined : await personOrThrow(tx, assigned_to);
    const { expectedOn, ...rest } = moved(before, stage ?? before.stage, at);
    const expected = expected_on === undefined ? expectedOn : (expected_on ?? undefined);
    const after: Opportunity = {
      ...rest,
      ...readValues(plain(values), before.currency ?? 'USD'),
      ...(person === undefined ? {} : { assignedTo: person }),
      ...(expected === undefined ? {} : { expectedOn: expected }),
      updatedAt: at,
    };
    await storeOpportunities(tx, shard, [after]);
    const [was, is] = [viewOpportunity(before), viewOpportunity(after)];
    changed(plain({ ...was, factors: undefined }), plain({ ...is, factors: undefined }));
    // What only a person reads is no event of the account.
    if (JSON.stringify(stateOf(before)) !== JSON.stringify(stateOf(after)))
      emit({ account, name: 'opportunity.updated', properties: { ...stateOf(after), from: before.stage } });
    return is;
  },
});

function refuseIfNotOurs({ id, account, externalId, stage }: Opportunity): void {
  if (externalId !== undefined) {
    const message = `Opportunity ${id} is kept in another system, as ${externalId}; change it there.`;
    throw precondition('opportunity-kept-elsewhere', message, { account, opportunity: id, external: externalId });
  }
  if (isClosed(stage))
    throw precondition('opportunity-not-open', `Opportunity ${id} is ${stage} already; nothing was changed.`, {
      account,
      opportunity: id,
      stage,
    });
}

async function personOrThrow(tx: Tx, who: string): Promise<string> {
  const person = findPerson(await loadTeam(tx), who);
  if (person !== undefined) return person.id;
  throw invalid('person-not-found', `Nobody in the team has the id or address ${who}; list-people shows all.`, {
    person: who,
  });
}

/** Without what was not said: what is left is texts and numbers. */
const plain = (fields: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
