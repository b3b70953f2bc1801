import { z } from 'zod';
import { defineWrite } from '#platform/operations';
import { loadAccounts } from './account-store.ts';
import { AccountId, SegmentName } from './account-view.ts';
import { unknownAccount } from './get-account.ts';
import { segmentsOf } from './segments.ts';

/** Puts an account into a segment by hand; in force once the tick has recorded the event. */
export const addToSegment = defineWrite({
  name: 'add-to-segment',
  summary: 'Put an account into a segment, such as nurture',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, segment: SegmentName }),
  output: z.object({ account: z.string(), segment: z.string(), changed: z.boolean() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed: tell }, { account, segment }) {
    const stored = (await loadAccounts(tx, shardOf(account), [account])).get(account);
    if (stored === undefined) throw unknownAccount(account);
    const segments = segmentsOf(stored);
    const changed = !segments.includes(segment);
    tell({ segments }, { segments: changed ? [...segments, segment] : segments });
    if (changed) emit({ account, name: 'segment.joined', properties: { segment } });
    return { account, segment, changed };
  },
});
