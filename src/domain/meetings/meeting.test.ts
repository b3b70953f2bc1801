import { describe, expect, test } from 'vitest';
import { type JsonObject, MINUTE, parseInstant } from '#base';
import type { LogEvent } from '#engine';
import { foldMeeting, type Meeting, meetingIn } from './meeting.ts';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const event = (name: string, occurredAt: number, properties: JsonObject): LogEvent => ({
  key: 'key',
  account: 'acme',
  name,
  occurredAt,
  receivedAt: occurredAt + 1,
  source: 'test',
  contact: 'ann',
  properties,
  history: false,
  root: 'key',
  depth: 0,
});
const starts = '2026-03-02T15:00:00Z';
const booking = event('meeting.booked', 1000, { meeting: 'm1', starts, ends: '2026-03-02T16:00:00Z' });
const folded = (...events: readonly LogEvent[]): Meeting | undefined =>
  events.reduce<Meeting | undefined>(foldMeeting, undefined);

describe('foldMeeting', () => {
  test('a booking makes a meeting', () => {
    expect(folded(booking)).toEqual({
      account: 'acme',
      id: 'm1',
      contact: 'ann',
      startsAt: at(starts),
      endsAt: at('2026-03-02T16:00:00Z'),
      status: 'booked',
      createdAt: 1001,
      changedAt: 1000,
    });
  });

  test('booking the same meeting again moves it, also out of a cancellation', () => {
    const cancelled = event('meeting.cancelled', 2000, { meeting: 'm1' });
    const moved = event('meeting.booked', 3000, { meeting: 'm1', starts: '2026-03-09T15:00:00Z' });
    expect(folded(booking, cancelled)?.status).toBe('cancelled');
    expect(folded(booking, cancelled, moved)).toMatchObject({
      status: 'booked',
      startsAt: at('2026-03-09T15:00:00Z'),
      endsAt: at('2026-03-09T15:00:00Z') + 15 * MINUTE,
      createdAt: 1001,
    });
  });

  test('what happened before the newest known event changes nothing', () => {
    const noShow = event('meeting.no_show', 900, { meeting: 'm1' });
    expect(folded(booking, noShow)?.status).toBe('booked');
  });

  test('a booking whose start no calendar holds is none', () => {
    expect(folded(event('meeting.booked', 1, { meeting: 'm3', starts: '+012026-03-02T15:00:00Z' }))).toBeUndefined();
  });

  test('of a meeting that was never booked nothing is kept', () => {
    expect(folded(event('meeting.cancelled', 1, { meeting: 'm2' }))).toBeUndefined();
  });
});

test('a booking without an id is a meeting of its own', () => {
  expect(meetingIn(event('meeting.booked', 1, { starts }))).toBe('key');
});

test('an id that no index could hold is shortened, and names the same meeting again', () => {
  const long = 'm'.repeat(10_000);
  const ids = ['meeting.booked', 'meeting.cancelled'].map((name) =>
    meetingIn(event(name, 1, { starts, meeting: long })),
  );
  expect(ids[0]).toHaveLength(36);
  expect(ids[1]).toBe(ids[0]);
});
