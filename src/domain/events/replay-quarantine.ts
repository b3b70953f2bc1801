import { z } from 'zod';
import { notFound } from '#base';
import { AccountId } from '#domain/accounts';
import { replayQuarantined } from '#engine';
import { defineWrite } from '#platform/operations';

/** Sends quarantined events through the inbox again, after what kept them out was put right. */
export const replayQuarantine = defineWrite({
  name: 'replay-quarantine',
  summary: 'Send quarantined events of an account through again',
  access: [],
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    ids: z.array(z.uuid()).min(1).max(1000).optional().describe('all of the account unless said'),
    as_new: z
      .boolean()
      .default(false)
      .describe('record it beside the stored event of the same key, as an event of its own'),
  }),
  output: z.object({ replayed: z.array(z.uuid()) }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf }, { account, ids, as_new: asNew }) {
    const replayed = await replayQuarantined(tx, shardOf(account), account, ids, at, asNew);
    const missing = ids?.filter((id) => !replayed.includes(id)) ?? [];
    if (missing.length > 0) {
      throw notFound(
        'not-in-quarantine',
        `Not in the quarantine of ${account}: ${missing.join(', ')}. Nothing was replayed.`,
        {
          missing,
        },
      );
    }
    return { replayed };
  },
});
