import { z } from 'zod';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { loadMeetingsOf } from './meeting-store.ts';
import { MeetingView, viewMeeting } from './meeting-view.ts';

export const listMeetings = defineRead({
  name: 'list-meetings',
  summary: 'List the meetings of an account, newest first, at most 500',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId }),
  output: z.object({
    meetings: z.array(MeetingView),
  }),
  async run({ db, shardOf }, { account }) {
    const meetings = await loadMeetingsOf(db, shardOf(account), account);
    return {
      meetings: meetings.map(viewMeeting),
    };
  },
});
