import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite, ofAccounts } from '#platform/operations';
import { runningOrThrow } from './running-enrollment.ts';

/** Lets one run of a journey stand still until a person resumes it. */
export const pauseEnrollment = defineWrite({
  name: 'pause-enrollment',
  summary: 'Pause an account in one of its journeys: it does not move, and nothing of it is sent, until resumed',
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
    const { paused, playbook, journey } = await runningOrThrow(tx, shardOf(account), account, id);
    if (paused?.byHand === true)
      throw conflict('enrollment-paused', 'This run is paused already; nothing was changed.', { enrollment: id });
    const by = actor.person ?? actor.id;
    const properties = { playbook, journey, enrollment: id, by, ...(reason === undefined ? {} : { reason }) };
    emit({ account, name: 'enrollment.paused', properties });
    changed({ journey, paused: false }, { journey, paused: true, reason });
    return { account, enrollment: id };
  },
});
