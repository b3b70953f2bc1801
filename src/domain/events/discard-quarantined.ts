import { z } from 'zod';
import { countChosen, takeQuarantined } from '#engine';
import { defineWrite } from '#platform/operations';
import { assertAllFound, assertChosen, quarantineChoice } from './quarantine-choice.ts';
import { Why } from './views.ts';

/** Throws quarantined events away; the audit keeps who did and why. */
export const discardQuarantined = defineWrite({
  name: 'discard-quarantined',
  summary: 'Throw quarantined events away, by ids, account or reason, and say why',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({ ...quarantineChoice, why: Why }),
  output: z.object({ discarded: z.array(z.uuid()), remaining: z.number().describe('what the choice still holds') }),
  accounts: ({ account }) => (account === undefined ? [] : [account]),
  async run({ tx }, { account, reason, ids, limit }) {
    const choice = { account, reason, ids };
    assertChosen(choice);
    const discarded = (await takeQuarantined(tx, choice, limit)).map(({ id }) => id);
    assertAllFound(ids, discarded);
    return { discarded, remaining: await countChosen(tx, choice) };
  },
});
