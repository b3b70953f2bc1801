import { z } from 'zod';
import { idOf, invalid, isoInstant, parseInstant } from '#base';
import { AccountId } from '#domain/accounts';
import { defineWrite } from '#platform/operations';
import { USUAL_LENGTH } from './meeting.ts';
import { loadMeetings } from './meeting-store.ts';
import { viewMeeting } from './meeting-view.ts';

const InstantText = z.iso.datetime({
  offset: true,
  error: 'Write the time with its zone, like 2026-03-02T15:00:00+01:00.',
});

/** Books a meeting, or moves the one of that id; booking the same start again is the same meeting. */
export const bookMeeting = defineWrite({
  name: 'book-meeting',
  summary: 'Book a meeting with a customer, or move one',
  access: 'record',
  doors: ['http', 'cli'],
  input: z.object({
    account: AccountId,
    contact: z.string().min(1).max(500).optional(),
    starts: InstantText,
    ends: InstantText.optional().describe('15 minutes after the start unless said'),
    meeting: z.string().min(1).max(200).optional().describe('id of the meeting; to move one'),
  }),
  output: z.object({ account: z.string(), meeting: z.string(), starts: z.string(), ends: z.string() }),
  accounts: ({ account }) => [account],
  async run({ tx, shardOf, emit, changed }, input) {
    const { account, contact } = input;
    const startsAt = parseInstant(input.starts) ?? Number.NaN;
    const endsAt = input.ends === undefined ? startsAt + USUAL_LENGTH : (parseInstant(input.ends) ?? Number.NaN);
    if (!(endsAt > startsAt)) {
      throw invalid(
        'meeting-ends-before-start',
        `The meeting would end (${input.ends}) before it starts (${input.starts}).`,
        { starts: isoInstant(startsAt), ends: isoInstant(endsAt) },
      );
    }
    const starts = isoInstant(startsAt);
    const ends = isoInstant(endsAt);
    const meeting = input.meeting ?? idOf('meeting', account, contact ?? '', starts);
    const [before] = await loadMeetings(tx, shardOf(account), [{ account, id: meeting }]);
    const told = before === undefined ? null : viewMeeting(before);
    changed(told, { meeting, contact: contact ?? told?.contact, starts, ends, status: 'booked' });
    emit({
      account,
      name: 'meeting.booked',
      properties: { meeting, starts, ends },
      ...(contact === undefined ? {} : { contact }),
    });
    return { account, meeting, starts, ends };
  },
});
