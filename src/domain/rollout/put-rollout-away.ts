import { z } from 'zod';
import { defineWrite, noAccount } from '#platform/operations';
import { putAway } from './rollout-store.ts';

/** Puts the checklist away for whoever asks, or shows it again. */
export const putRolloutAway = defineWrite({
  name: 'put-rollout-away',
  summary: 'Put the roll-out checklist away for yourself, or show it again',
  access: 'self',
  scope: noAccount,
  doors: ['http'],
  input: z.object({ away: z.boolean().default(true) }),
  output: z.object({ away: z.boolean() }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { away }) {
    const isNew = await putAway(tx, actor.id, away, at);
    changed({ away: isNew ? !away : away }, { away });
    return { away };
  },
});
