import { z } from 'zod';
import { conflict } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { askForSample, loadSample } from './sample-store.ts';

/** Brings in the sample company: it is loaded beside, and get-sample tells how far it is. */
export const loadSampleCompany = defineWrite({
  name: 'load-sample',
  summary: 'Load the sample company: 160 customers with 15 months of history, to look around with',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({ state: z.literal('loading') }),
  accounts: () => [],
  async run({ tx, at, actor, changed }) {
    const there = await loadSample(tx);
    if (there !== undefined && there.state !== 'failed' && there.state !== 'removed') {
      throw conflict(
        'sample-there',
        there.state === 'loaded'
          ? 'The sample company is loaded already. Remove it first to load it anew.'
          : 'The sample company is being worked on; get-sample tells how far it is.',
        { state: there.state },
      );
    }
    const by = { actor: `${actor.kind}:${actor.id}`, person: actor.person, at };
    await askForSample(tx, 'loading', by);
    changed({ sample: there?.state ?? null }, { sample: 'loading' });
    return { state: 'loading' as const };
  },
});
