import { z } from 'zod';
import { conflict } from '#base';
import { endPause } from '#engine';
import { defineWrite, noAccount } from '#platform/operations';

/** Lets a paused journey go on: what happened meanwhile is taken up, then what has become due. */
export const resumeJourney = defineWrite({
  name: 'resume-journey',
  summary: 'Resume a paused journey: what happened and became due meanwhile is taken up',
  access: 'operate',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({ playbook: z.string().min(1), journey: z.string().min(1) }),
  output: z.object({ playbook: z.string(), journey: z.string() }),
  accounts: () => [],
  async run({ tx, at, changed }, { playbook, journey }) {
    // Workers see what is in the inbox within a second, so that nobody need be told.
    if ((await endPause(tx, { playbook, journey }, at)) === undefined)
      throw conflict('journey-not-paused', `${journey} is not paused; nothing was changed.`, { playbook, journey });
    changed({ journey, paused: true }, { journey, paused: false });
    return { playbook, journey };
  },
});
