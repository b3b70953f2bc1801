import { z } from 'zod';
import { isoInstant, precondition } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { getBookedMeeting } from './get-booked-meeting.ts';
import { viewMeeting } from './meeting-view.ts';

export const recordNoShow = defineWrite({
  name: 'record-no-show',
  summary: 'Record that the customer did not come to a meeting',
  access: 'work',
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId, meeting: z.string().min(1) }),
  output: z.object({ account: z.string(), meeting: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, at, shardOf, emit, changed }, { account, meeting: id }) {
    const meeting = await getBookedMeeting(tx, shardOf(account), account, id);
    if (meeting.startsAt > at) {
      throw precondition(
        'meeting-not-started',
        `Meeting ${id} starts at ${isoInstant(meeting.startsAt)}; nobody can have missed it yet. Cancel it with cancel-meeting.`,
        { account, meeting: id, starts: isoInstant(meeting.startsAt) },
      );
    }
    emit({
      account,
      name: 'meeting.no_show',
      properties: { meeting: id },
      ...(meeting.contact === undefined ? {} : { contact: meeting.contact }),
    });
    const before = viewMeeting(meeting);
    changed(before, { ...before, status: 'no_show' });
    return { account, meeting: id };
  },
});
