import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { loadAccounts } from './account-store.ts';
import { AccountId, SegmentName } from './account-view.ts';
import { unknownAccount } from './get-account.ts';
import { segmentsOf } from './segments.ts';

/** Takes an account out of a segment by hand; in force once the tick has recorded the event. */
export const removeFromSegment = defineWrite({
  name: 'remove-from-segment',
  summary: 'Take an account out of a segment',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, segment: SegmentName }),
  output: z.object({ account: z.string(), segment: z.string(), changed: z.boolean() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed: tell }, { account, segment }) {
    const stored = (await loadAccounts(tx, shardOf(account), [account])).get(account);
    if (stored === undefined) throw unknownAccount(account);
    const segments = segmentsOf(stored);
    const changed = segments.includes(segment);
    tell({ segments }, { segments: changed ? segments.filter((one) => one !== segment) : segments });
    if (changed) emit({ account, name: 'segment.left', properties: { segment } });
    return { account, segment, changed };
  },
});
