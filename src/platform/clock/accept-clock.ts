import { z } from 'zod';
import { conflict } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { acceptJump } from './jump-store.ts';

/** A person's word that the database's clock is right although it jumped: time follows it, and sending goes on. */
export const acceptClock = defineWrite({
  name: 'accept-clock',
  summary: 'Accept that the clock of the database has jumped: time follows it, and what is due is sent',
  access: 'administer',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({
    jumped_by_minutes: z.number().describe('below 0: back; time then stands still until the database has caught up'),
  }),
  accounts: () => [],
  async run({ tx, changed }) {
    const jump = await acceptJump(tx);
    if (jump === undefined) throw conflict('no-clock-jump', 'The clock has not jumped; there is nothing to accept.');
    const minutes = Math.round(jump.ms / 60_000);
    changed({ jumped_by_minutes: minutes }, { jumped_by_minutes: 0 });
    return { jumped_by_minutes: minutes };
  },
});
