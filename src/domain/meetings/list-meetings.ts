import { z } from 'zod';
import { isoInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineRead, ofAccounts } from '#platform/operations';
import { loadMeetingsOf } from './meeting-store.ts';

export const listMeetings = defineRead({
  name: 'list-meetings',
  summary: 'List the meetings of an account, newest first, at most 500',
  access: 'read',
  scope: ofAccounts(({ account }) => [account]),
  doors: ['http', 'cli'],
  input: z.object({ account: AccountId }),
  output: z.object({
    meetings: z.array(
      z.object({
        meeting: z.string(),
        contact: z.string().optional(),
        starts: z.string(),
        ends: z.string(),
        status: z.enum(['booked', 'cancelled', 'no_show']),
      }),
    ),
  }),
  async run({ db, shardOf }, { account }) {
    const meetings = await loadMeetingsOf(db, shardOf(account), account);
    return {
      meetings: meetings.map(({ id, contact, startsAt, endsAt, status }) => ({
        meeting: id,
        ...(contact === undefined ? {} : { contact }),
        starts: isoInstant(startsAt),
        ends: isoInstant(endsAt),
        status,
      })),
    };
  },
});
