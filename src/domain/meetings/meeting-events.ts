import type { EventSchema, PropertySchema } from '#pure/playbook';

const meeting: PropertySchema = { type: 'text', required: true, meaning: 'Id of the meeting' };

export const meetingEvents: Readonly<Record<string, EventSchema>> = {
  'meeting.booked': {
    meaning: 'A meeting is agreed; the same meeting again moves it',
    properties: {
      meeting: { ...meeting, required: false },
      starts: { type: 'instant', required: true, meaning: 'ISO 8601 with a zone' },
      ends: { type: 'instant', required: true, meaning: 'ISO 8601 with a zone' },
    },
  },
  'meeting.cancelled': { meaning: 'A meeting will not take place', properties: { meeting } },
  'meeting.no_show': { meaning: 'The customer did not come', properties: { meeting } },
};
