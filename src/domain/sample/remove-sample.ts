import { z } from 'zod';
import { conflict, precondition } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { askForSample, loadSample } from './sample-store.ts';

/** Takes the sample company out again, whole; what people have added themselves stays. */
export const removeSample = defineWrite({
  name: 'remove-sample',
  summary: 'Remove the sample company with everything that belongs to its accounts; your own data stays',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({ state: z.literal('removing') }),
  accounts: () => [],
  async run({ tx, at, actor, changed }) {
    const there = await loadSample(tx);
    if (there === undefined || there.state === 'removed')
      throw precondition('no-sample', 'The sample company is not loaded; there is nothing to remove.');
    if (there.state === 'loading' || there.state === 'removing') {
      throw conflict('sample-busy', 'The sample company is being worked on; try again when that is done.', {
        state: there.state,
      });
    }
    await askForSample(tx, 'removing', { actor: `${actor.kind}:${actor.id}`, person: undefined, at });
    changed({ sample: there.state }, { sample: 'removing' });
    return { state: 'removing' as const };
  },
});
