import { z } from 'zod';
import { isoInstant } from '#base';
import type { Meeting } from './meeting.ts';

export const MeetingView = z.object({
  meeting: z.string(),
  contact: z.string().optional(),
  starts: z.string(),
  ends: z.string(),
  status: z.enum(['booked', 'cancelled', 'no_show']),
});

export function viewMeeting({ id, contact, startsAt, endsAt, status }: Meeting): z.output<typeof MeetingView> {
  return {
    meeting: id,
    ...(contact === undefined ? {} : { contact }),
    starts: isoInstant(startsAt),
    ends: isoInstant(endsAt),
    status,
  };
}
