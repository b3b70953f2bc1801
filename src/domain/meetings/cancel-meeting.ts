import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { getBookedMeeting } from './get-booked-meeting.ts';
import { viewMeeting } from './meeting-view.ts';

export const cancelMeeting = defineWrite({
  name: 'cancel-meeting',
  summary: 'Cancel a booked meeting',
  access: 'record',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    meeting: z.string().min(1),
    reason: z.string().min(1).max(2000).optional(),
  }),
  output: z.object({ account: z.string(), meeting: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, { account, meeting: id, reason }) {
    const meeting = await getBookedMeeting(tx, shardOf(account), account, id);
    emit({
      account,
      name: 'meeting.cancelled',
      properties: { meeting: id, ...(reason === undefined ? {} : { reason }) },
      ...(meeting.contact === undefined ? {} : { contact: meeting.contact }),
    });
    const before = viewMeeting(meeting);
    changed(before, { ...before, status: 'cancelled', reason });
    return { account, meeting: id };
  },
});
