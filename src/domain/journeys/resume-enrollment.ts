import { z } from 'zod';
import { conflict } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite, ofAccounts } from '#platform/operations';
import { runningOrThrow } from './running-enrollment.ts';

/** Lets one run of a journey go on that a person paused. */
export const resumeEnrollment = defineWrite({
  name: 'resume-enrollment',
  summary: 'Resume an account in a journey in which it was paused',
  access: 'work',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, enrollment: z.uuid() }),
  output: z.object({ account: z.string(), enrollment: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, actor, emit, changed }, { account, enrollment: id }) {
    const { paused, playbook, journey } = await runningOrThrow(tx, shardOf(account), account, id);
    if (paused?.byHand !== true) {
      const why = paused === undefined ? '' : ' Its journey is: resume-journey lets everybody go on.';
      throw conflict('enrollment-not-paused', `Nobody paused this run.${why}`, { enrollment: id });
    }
    const by = actor.person ?? actor.id;
    emit({ account, name: 'enrollment.resumed', properties: { playbook, journey, enrollment: id, by } });
    changed({ journey, paused: true }, { journey, paused: false });
    return { account, enrollment: id };
  },
});
