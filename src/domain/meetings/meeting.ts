import { type Instant, idOf, type Json, MINUTE, parseInstant } from '#base';
import type { LogEvent } from '#engine';

export interface Meeting {
  readonly account: string;
  readonly id: string;
  readonly contact?: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: 'booked' | 'cancelled' | 'no_show';
  readonly createdAt: Instant;
  /** When the newest event about it happened. */
  readonly changedAt: Instant;
}

/** How long a meeting is of which only the start is known. */
export const USUAL_LENGTH = 15 * MINUTE;

/** The meeting of which an event speaks: its `meeting`, else (a booking without an id) the event's own key. */
export function meetingIn(event: LogEvent): string {
  const { meeting } = event.properties;
  if (typeof meeting !== 'string' || meeting === '') return event.key;
  // No index can hold a key of any length; the same long one is still the same meeting.
  return meeting.length <= LONGEST_ID ? meeting : idOf('meeting', meeting);
}

const LONGEST_ID = 200;

/**
 * The meeting after an event; undefined while there is none. Booking the same meeting again moves it; what happened
 * before the newest known event changes nothing; of a meeting that was never booked nothing can be cancelled.
 */
export function foldMeeting(before: Meeting | undefined, event: LogEvent): Meeting | undefined {
  if (before !== undefined && event.occurredAt < before.changedAt) return before;
  const changedAt = event.occurredAt;
  switch (event.name) {
    case 'meeting.booked': {
      const startsAt = instantIn(event.properties.starts);
      if (startsAt === undefined) return before;
      const endsAt = instantIn(event.properties.ends);
      const contact = event.contact ?? before?.contact;
      return {
        account: event.account,
        id: meetingIn(event),
        ...(contact === undefined ? {} : { contact }),
        startsAt,
        endsAt: endsAt === undefined || endsAt <= startsAt ? startsAt + USUAL_LENGTH : endsAt,
        status: 'booked',
        createdAt: before?.createdAt ?? event.receivedAt,
        changedAt,
      };
    }
    case 'meeting.cancelled':
      return before === undefined ? undefined : { ...before, status: 'cancelled', changedAt };
    case 'meeting.no_show':
      return before === undefined ? undefined : { ...before, status: 'no_show', changedAt };
    default:
      return before;
  }
}

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);

/** An instant that a calendar can hold: other years would not fit their column. */
function instantIn(value: Json | undefined): Instant | undefined {
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  return at !== undefined && at >= EARLIEST && at < LATEST ? at : undefined;
}
