import { bookMeeting } from './book-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { listMeetings } from './list-meetings.ts';
import { meetingEvents } from './meeting-events.ts';
import { recordMeetings } from './record-meetings.ts';
import { recordNoShow } from './record-no-show.ts';

export { listMeetings };

export const meetings = {
  operations: [bookMeeting, cancelMeeting, listMeetings, recordNoShow],
  relations: [],
  recorders: [recordMeetings],
  effects: [],
  events: meetingEvents,
  actions: {},
};
