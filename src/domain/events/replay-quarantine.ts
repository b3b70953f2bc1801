import { z } from 'zod';
import { parseInstant } from '#base';
import { countChosen, replayQuarantined } from '#engine';
import { changesOfMany } from '#platform/audit';
import { defineWrite } from '#platform/operations';
import { assertAllFound, assertChosen, quarantineChoice, quarantined } from './quarantine-choice.ts';
import { InstantText } from './views.ts';

/** Sends quarantined events through the inbox again, after what kept them out was put right. */
export const replayQuarantine = defineWrite({
  name: 'replay-quarantine',
  summary: 'Send quarantined events through again, by ids, account or reason',
  access: 'operate',
  doors: ['http', 'cli'],
  input: z.object({
    ...quarantineChoice,
    as_new: z
      .boolean()
      .default(false)
      .describe('record it beside the stored event of the same key, as an event of its own'),
    occurred: z
      .string()
      .refine((text) => text === 'received' || InstantText.safeParse(text).success, {
        error: 'must be a time with its zone, like 2026-03-02T15:00:00+01:00, or received',
      })
      .optional()
      .describe('when it happened, where its own time is wrong; received: when each came in'),
  }),
  output: z.object({ replayed: z.array(z.uuid()), remaining: z.number().describe('what the choice still holds') }),
  accounts: ({ account }) => (account === undefined ? [] : [account]),
  async run({ tx, at, changed }, { account, reason, ids, limit, as_new: asNew, occurred }) {
    assertChosen({ account, reason, ids });
    const choice = { account, reason, ids };
    const time = occurred === undefined || occurred === 'received' ? occurred : parseInstant(occurred);
    const taken = await replayQuarantined(tx, choice, limit, at, { asNew, occurred: time });
    const replayed = taken.map(({ id }) => id);
    changed(...changesOfMany(taken.map((one) => ({ name: one.id, before: quarantined(one), after: 'sent again' }))));
    assertAllFound(ids, replayed);
    return { replayed, remaining: await countChosen(tx, choice) };
  },
});
