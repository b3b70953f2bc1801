import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseInstant } from '#base';
import { type LogEvent, shardOf } from '#engine';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { aLogEvent, testOperations } from '../../../test/operations.ts';
import { bookMeeting } from './book-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { listMeetings } from './list-meetings.ts';
import { recordMeetings } from './record-meetings.ts';
import { recordNoShow } from './record-no-show.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const now = parseInstant('2026-03-02T10:00:00Z') ?? 0;
const starts = '2026-03-02T15:00:00Z';
const record = (...events: readonly LogEvent[]): Promise<void> =>
  database.db.transaction((tx) => recordMeetings.runMany(tx, shardOf('acme'), events));

/** Runs a booking and records what it says, as the tick does. */
async function book(input: { starts: string; meeting?: string }, at = now): Promise<string> {
  const { run, emitted } = testOperations(database.db, at);
  const { meeting } = await run(bookMeeting, { account: 'acme', contact: 'ann', ...input });
  await record(...emitted.map((event) => aLogEvent({ ...event, occurredAt: at })));
  return meeting;
}

describe('meetings', () => {
  test('booking only says it; the recorder stores it, with 15 minutes where no end is named', async () => {
    const { run, emitted } = testOperations(database.db, now);
    const booked = await run(bookMeeting, { account: 'acme', contact: 'ann', starts: '2026-03-02T16:00:00+01:00' });
    expect(booked).toMatchObject({ starts: '2026-03-02T15:00:00.000Z', ends: '2026-03-02T15:15:00.000Z' });
    expect((await run(listMeetings, { account: 'acme' })).meetings).toEqual([]);
    await record(...emitted.map((event) => aLogEvent({ ...event, occurredAt: now })));
    expect((await run(listMeetings, { account: 'acme' })).meetings).toEqual([
      { meeting: booked.meeting, contact: 'ann', starts: booked.starts, ends: booked.ends, status: 'booked' },
    ]);
  });

  test('booking the same start again is the same meeting, and a known id is moved', async () => {
    const meeting = await book({ starts });
    expect(await book({ starts })).toBe(meeting);
    await book({ starts: '2026-03-03T09:00:00Z', meeting }, now + 1);
    const { run } = testOperations(database.db, now);
    expect((await run(listMeetings, { account: 'acme' })).meetings).toMatchObject([
      { meeting, starts: '2026-03-03T09:00:00.000Z' },
    ]);
  });

  test('a meeting is cancelled once; what was never booked cannot be', async () => {
    const meeting = await book({ starts, meeting: 'to cancel' });
    const { run, emitted } = testOperations(database.db, now + 1);
    await run(cancelMeeting, { account: 'acme', meeting, reason: 'ill' });
    expect(emitted).toMatchObject([
      { name: 'meeting.cancelled', contact: 'ann', properties: { meeting, reason: 'ill' } },
    ]);
    await record(...emitted.map((event) => aLogEvent({ ...event, occurredAt: now + 1 })));
    await expect(run(cancelMeeting, { account: 'acme', meeting })).rejects.toMatchObject({
      reason: 'meeting-not-booked',
    });
    await expect(run(cancelMeeting, { account: 'acme', meeting: 'm?' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('nobody misses a meeting before it starts', async () => {
    const meeting = await book({ starts, meeting: 'to miss' });
    const early = testOperations(database.db, now);
    await expect(early.run(recordNoShow, { account: 'acme', meeting })).rejects.toMatchObject({ code: 'precondition' });
    const late = testOperations(database.db, parseInstant(starts) ?? 0);
    await late.run(recordNoShow, { account: 'acme', meeting });
    expect(late.emitted).toMatchObject([{ name: 'meeting.no_show', properties: { meeting } }]);
  });

  test('a booking by a Segment track is stored under the event’s key', async () => {
    const event = aLogEvent({
      account: 'acme',
      name: 'meeting.booked',
      properties: { starts, ends: '2026-03-02T16:00:00Z' },
    });
    await record(event);
    await record(event);
    const { run } = testOperations(database.db, now);
    const { meetings } = await run(listMeetings, { account: 'acme' });
    expect(meetings.filter((one) => one.meeting === event.key)).toHaveLength(1);
  });

  test('an end before the start is refused', async () => {
    const { run } = testOperations(database.db, now);
    await expect(run(bookMeeting, { account: 'acme', starts, ends: starts })).rejects.toMatchObject({
      reason: 'meeting-ends-before-start',
    });
    await expect(run(bookMeeting, { account: 'acme', starts: '2026-03-02 15:00' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
