import { z } from 'zod';
import { dateText, dayOf, invalid, type JsonObject, precondition } from '#base';
import { AccountId, loadAccounts, zoneOf } from '#domain/accounts';
import { workspaceZone } from '#engine';
import type { Tx } from '#platform/db';
import { defineWrite } from '#platform/operations';
import { isClosed, newestFirst, type Opportunity } from './opportunity.ts';
import { DECISIONS } from './opportunity-schemas.ts';
import { loadOpportunities } from './opportunity-store.ts';

const Text = z.string().trim().min(1).max(2000);

/** What the customer has decided on a proposal: what journeys wait for. The journey moves the opportunity. */
export const recordDecision = defineWrite({
  name: 'record-decision',
  summary: 'Record what a customer has decided on a proposal: upgrade, defer or decline',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    decision: z.enum(DECISIONS),
    opportunity: z.uuid().optional().describe('the account’s newest open one unless said'),
    // Playbooks compare it: "B" is the same option as "b".
    option: Text.toLowerCase()
      .optional()
      .describe('of an upgrade: the option of the proposal that was chosen, such as a'),
    plan: Text.optional().describe('of an upgrade without an option: name of the new plan'),
    arr: z.coerce.number().min(0).max(1e12).optional().describe('new yearly total in the contract’s currency'),
    plan_limit: z.coerce.number().min(0).optional(),
    effective_on: z.iso.date().optional().describe('first day of the new plan; today unless said'),
    follow_up_on: z.iso.date().optional().describe('of a deferral: the day on which to come back'),
    reason: Text.optional().describe('in the customer’s words'),
  }),
  output: z.object({ account: z.string(), opportunity: z.string(), decision: z.enum(DECISIONS) }),
  accounts: ({ account }) => [account],
  async run({ tx, at, actor, shardOf, emit, changed }, { account, opportunity: id, decision, ...said }) {
    const shard = shardOf(account);
    const all = await loadOpportunities(tx, shard, [account]);
    const opportunity = openOne(account, all, id);
    if (decision === 'upgrade' && said.option === undefined && (said.plan === undefined || said.arr === undefined)) {
      throw invalid(
        'upgrade-unclear',
        'To what? Give the option of the proposal, as in --option a, or the plan and arr, its yearly total.',
      );
    }
    if (decision === 'defer') await checkFollowUp(tx, shard, account, said.follow_up_on, at);
    const { enrollment } = opportunity;
    const properties: JsonObject = {
      decision,
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      opportunity: opportunity.id,
      ...(enrollment === undefined ? {} : { enrollment }),
      by: actor.id,
    };
    emit({ account, name: 'decision.recorded', properties });
    changed(null, properties);
    return { account, opportunity: opportunity.id, decision };
  },
});

function openOne(account: string, all: readonly Opportunity[], id: string | undefined): Opportunity {
  if (id === undefined) {
    const open = newestFirst(all).find((one) => !isClosed(one.stage) && one.externalId === undefined);
    if (open !== undefined) return open;
    throw precondition(
      'no-open-opportunity',
      `Account ${account} has no open opportunity on which to decide; list-opportunities shows what became of others.`,
      { account },
    );
  }
  const named = all.find((one) => one.id === id);
  if (named?.externalId !== undefined) {
    throw precondition(
      'opportunity-kept-elsewhere',
      `Opportunity ${id} is kept in another system, as ${named.externalId}; record the decision there.`,
      { account, opportunity: id, external: named.externalId },
    );
  }
  if (named !== undefined && !isClosed(named.stage)) return named;
  throw precondition(
    'opportunity-not-open',
    named === undefined
      ? `Account ${account} has no opportunity ${id}; list-opportunities shows all.`
      : `Opportunity ${id} is ${named.stage} already; nothing was changed.`,
    { account, opportunity: id, ...(named === undefined ? {} : { stage: named.stage }) },
  );
}

/** "Today" is the account's: a customer's date is a day in the customer's life. */
async function checkFollowUp(
  tx: Tx,
  shard: number,
  account: string,
  followUpOn: string | undefined,
  at: number,
): Promise<void> {
  const stored = (await loadAccounts(tx, shard, [account])).get(account);
  const zone = (stored === undefined ? undefined : zoneOf(stored)) ?? (await workspaceZone(tx));
  const today = dateText(dayOf(at, zone));
  if (followUpOn !== undefined && followUpOn > today) return;
  throw invalid(
    followUpOn === undefined ? 'follow-up-missing' : 'follow-up-past',
    followUpOn === undefined
      ? 'When shall we come back? Give follow_up_on, a day after today.'
      : `${followUpOn} is not after today, ${today}; give the day on which to come back.`,
    { follow_up_on: followUpOn, today },
  );
}
