import type { LogEvent, Recorder } from '#engine';
import { foldMeeting, type Meeting, meetingIn } from './meeting.ts';
import { loadMeetings, storeMeetings } from './meeting-store.ts';

const keyOf = (account: string, id: string): string => JSON.stringify([account, id]);

/** Stores meetings from what is said of them, by an operation or by a Segment `track`: two statements for any number. */
export const recordMeetings: Recorder = {
  events: ['meeting.booked', 'meeting.cancelled', 'meeting.no_show'],
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const mentioned = new Map(
      events.map((event) => {
        const id = meetingIn(event);
        return [keyOf(event.account, id), { account: event.account, id }];
      }),
    );
    const stored = await loadMeetings(tx, shard, [...mentioned.values()]);
    const meetings = new Map<string, Meeting>(stored.map((one) => [keyOf(one.account, one.id), one]));
    for (const event of events) {
      const key = keyOf(event.account, meetingIn(event));
      const after = foldMeeting(meetings.get(key), event);
      if (after !== undefined) meetings.set(key, after);
    }
    if (meetings.size > 0) await storeMeetings(tx, shard, [...meetings.values()]);
  },
};
