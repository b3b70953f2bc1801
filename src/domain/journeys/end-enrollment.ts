import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineWrite, ofAccounts } from '#platform/operations';
import { runningOrThrow } from './running-enrollment.ts';

/** Ends one run of a journey: its open tasks are called off, and it has left with the outcome `removed`. */
export const endEnrollment = defineWrite({
  name: 'end-enrollment',
  summary: 'Take an account out of one of its journeys: nothing more of it happens, and its open tasks are called off',
  access: 'work',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    enrollment: z.uuid(),
    reason: z.string().trim().min(1).max(500).optional(),
  }),
  output: z.object({ account: z.string(), enrollment: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, actor, emit, changed }, { account, enrollment: id, reason }) {
    const { playbook, journey, status } = await runningOrThrow(tx, shardOf(account), account, id);
    const by = actor.person ?? actor.id;
    const properties = { playbook, journey, enrollment: id, by, ...(reason === undefined ? {} : { reason }) };
    emit({ account, name: 'enrollment.ended', properties });
    changed({ status }, { status: 'exited', outcome: 'removed' });
    return { account, enrollment: id };
  },
});
