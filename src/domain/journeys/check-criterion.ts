import { z } from 'zod';
import { invalid } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import type { Journey } from '#pure/playbook';
import type { ReadRuntime } from './explain-account.ts';
import { runningOrThrow } from './running-enrollment.ts';

/** Ticks a box that a stage's `done when` asks for; the journey goes on where it waited for it. */
export const checkCriterion = (runtime: ReadRuntime) =>
  defineWrite({
    name: 'check-criterion',
    summary: 'Tick what has to be done before a journey may leave a stage',
    access: 'work',
    doors: ['http', 'cli'],
    input: z.object({
      account: AccountId,
      enrollment: z.uuid(),
      check: z.string().trim().min(1).max(500).describe('what is done, as the playbook writes it'),
    }),
    output: z.object({ account: z.string(), enrollment: z.string(), check: z.string() }),
    accounts: ({ account }) => [account],
    async run({ tx, shardOf, emit, changed }, { account, enrollment: id, check }) {
      const { playbook, version, journey } = await runningOrThrow(tx, shardOf(account), account, id);
      const known = checksOf((await runtime(tx)).find(playbook, version)?.playbook.journeys[journey]);
      if (!known.includes(check)) {
        const which = known.length === 0 ? 'It asks for none.' : `There are: ${known.join('; ')}.`;
        throw invalid('check-unknown', `No stage of ${journey} asks for "${check}". ${which}`, {
          enrollment: id,
          journey,
          check,
        });
      }
      emit({ account, name: 'stage.checked', properties: { enrollment: id, check } });
      changed(null, { journey, check });
      return { account, enrollment: id, check };
    },
  });

/** The boxes of all stages of a journey, in their order: one may be ticked before its stage has come. */
function checksOf(journey: Journey | undefined): readonly string[] {
  return (journey?.stages ?? []).flatMap(({ doneWhen }) =>
    doneWhen.flatMap((one) => ('check' in one ? [one.check] : [])),
  );
}
