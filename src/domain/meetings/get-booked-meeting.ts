import { conflict, notFound } from '#base';
import type { Queryable } from '#platform/db';
import type { Meeting } from './meeting.ts';
import { loadMeetings } from './meeting-store.ts';

/** The meeting that can still be cancelled or missed, or an error that says why there is none. */
export async function getBookedMeeting(db: Queryable, shard: number, account: string, id: string): Promise<Meeting> {
  const [meeting] = await loadMeetings(db, shard, [{ account, id }]);
  if (meeting === undefined) {
    throw notFound(
      'meeting-not-found',
      `Account ${account} has no meeting ${id}. One that was booked this very second may need another; list-meetings shows all.`,
      { account, meeting: id },
    );
  }
  if (meeting.status !== 'booked') {
    const done = meeting.status === 'cancelled' ? 'cancelled' : 'recorded as a no-show';
    throw conflict(
      'meeting-not-booked',
      `Meeting ${id} was ${done} already; book-meeting with its id sets a new time.`,
      {
        account,
        meeting: id,
        state: meeting.status,
      },
    );
  }
  return meeting;
}
