import { z } from 'zod';
import { countChosen, takeQuarantined } from '#engine';
import { changesOfMany } from '#platform/audit';
import { defineWrite } from '#platform/operations';
import { assertAllFound, assertChosen, quarantineChoice, quarantined } from './quarantine-choice.ts';
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
  async run({ tx, changed }, { account, reason, ids, limit }) {
    const choice = { account, reason, ids };
    assertChosen(choice);
    const taken = await takeQuarantined(tx, choice, limit);
    const discarded = taken.map(({ id }) => id);
    changed(...changesOfMany(taken.map((one) => ({ name: one.id, before: quarantined(one), after: null }))));
    assertAllFound(ids, discarded);
    return { discarded, remaining: await countChosen(tx, choice) };
  },
});
