import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import type { Told } from '#platform/audit';
import { defineWrite, ofAccounts } from '#platform/operations';
import type { Enrollment } from '#pure/journey';
import { runningOrThrow } from './running-enrollment.ts';

interface WordOnRun {
  readonly name: string;
  readonly summary: string;
  /** Of the account, by which the engine does it. */
  readonly event: string;
  /** How the run is and will be, for the audit log; throws where it can't be. */
  readonly told: (run: Enrollment) => { readonly before: Record<string, Told>; readonly after: Record<string, Told> };
}

/** What a person says of one run of a journey that is not over, with a reason or without. */
export const wordOnRun = ({ name, summary, event, told }: WordOnRun) =>
  defineWrite({
    name,
    summary,
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
      const run = await runningOrThrow(tx, shardOf(account), account, id);
      const { before, after } = told(run);
      const { playbook, journey } = run;
      const by = actor.person ?? actor.id;
      const properties = { playbook, journey, enrollment: id, by, ...(reason === undefined ? {} : { reason }) };
      emit({ account, name: event, properties });
      changed({ journey, ...before }, { journey, ...after, reason });
      return { account, enrollment: id };
    },
  });
