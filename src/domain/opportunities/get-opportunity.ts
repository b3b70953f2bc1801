import { z } from 'zod';
import type { JsonObject, Uuid } from '#base';
import { AccountId, listNamedAccounts, namedAccountFields, viewNamedAccount } from '#domain/accounts';
import { findEnrollment } from '#engine';
import type { Queryable } from '#platform/db';
import { defineRead, listed } from '#platform/operations';
import { noOpportunity, opportunityOrThrow } from './find-opportunity.ts';
import { listAccountOf } from './opportunity-list.ts';
import { OpportunityView, viewOpportunity } from './opportunity-view.ts';

/** The journey run that leads an opportunity, and what people filled in in it: the proposal's options are there. */
const Led = z.object({
  enrollment: z.string(),
  playbook: z.string(),
  journey: z.string(),
  status: z.enum(['running', 'exited', 'held_out']),
  stage: z.string().optional(),
  step: z.string().optional().describe('where it stands'),
  outcome: z.string().optional(),
  answers: z.record(z.string(), z.record(z.string(), z.unknown())).describe('by form'),
});

export const getOpportunity = defineRead({
  name: 'get-opportunity',
  summary: 'Show an opportunity with the factors that it was qualified by and the journey that leads it',
  access: 'read',
  scope: listed,
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId.optional(), opportunity: z.uuid() }),
  output: OpportunityView.extend(namedAccountFields).extend({ led_by: Led.optional() }),
  async run({ db, shardOf, sees }, { account: named, opportunity: id }) {
    const account = named ?? (await listAccountOf(db, id)) ?? '';
    if (sees !== undefined && !sees.has(account)) throw noOpportunity(account, id);
    const shard = shardOf(account);
    const opportunity = await opportunityOrThrow(db, shard, account, id);
    const accounts = await listNamedAccounts(db, shardOf, [account]);
    const { enrollment } = opportunity;
    const led = enrollment === undefined ? undefined : await ledBy(db, shard, account, enrollment);
    return {
      ...viewOpportunity(opportunity),
      ...viewNamedAccount(account, accounts),
      ...(led === undefined ? {} : { led_by: led }),
    };
  },
});

async function ledBy(db: Queryable, shard: number, account: string, id: Uuid) {
  const enrollment = await findEnrollment(db, shard, account, id);
  if (enrollment === undefined) return undefined;
  const { playbook, journey, status, stage, outcome, waiting } = enrollment;
  // Answers are plain data of forms; the enrollment only forbids writing to them.
  const answers = enrollment.answers as Record<string, JsonObject>;
  return {
    enrollment: id,
    playbook,
    journey,
    status,
    answers,
    ...(stage === undefined ? {} : { stage }),
    ...(waiting === undefined ? {} : { step: waiting.step }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}
