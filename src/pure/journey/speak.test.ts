import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { parseQuietHours, type QuietHours } from '#pure/calendar';
import { day, HEAD, START, trip, type World } from '../../../test/journey-trip.ts';
import { dueOf } from './enrollment.ts';

/** From 18 to 8 and on weekends; the start is a Monday, 14:30. */
const quiet = parseQuietHours('18-8 weekends') as QuietHours;
const upsell: Partial<World> = { purposes: { outreach: 'upsell' } };
const GATED = `${HEAD}gate: account.risk < 5\n`;
const TWO = '- email: outreach\n- email: again';
const GATE = 'the gate of its journey does not hold';
const monday = (hour: number, week = 0): Instant => Date.UTC(2026, 0, 12 + 7 * week, hour);

/** What a held message is seen by: how it is waited for. */
const held = (why: string, since: Instant, due: Instant) => ({ for: 'speech', step: 'outreach', why, since, due });

describe('a message whose moment is known', () => {
  test('is moved to the next permitted hour', () => {
    const night = trip('- wait: 5h\n- { email: outreach, at: 30m after stage.start }', HEAD, {}, { quiet, ...upsell });
    expect(dueOf(night.enrollment)).toBe(START + 5 * HOUR);
    const moved = trip('- { email: outreach, at: 4h after stage.start }', HEAD, {}, { quiet, ...upsell });
    expect(dueOf(moved.enrollment)).toBe(monday(32));
    expect(moved.pass(monday(32)).asked).toEqual(['outreach']);
    expect(moved.told).toEqual([]);
  });

  test('is not moved where its purpose is service', () => {
    expect(dueOf(trip('- { email: outreach, at: day 5 }', HEAD, {}, { quiet }).enrollment)).toBe(day(5));
    expect(dueOf(trip('- { email: outreach, at: day 5 }', HEAD, {}, { quiet, ...upsell }).enrollment)).toBe(
      monday(8, 1),
    );
  });

  test('is missed by what it was moved to, not by what it was before', () => {
    const late = trip('- wait: 5d\n- { email: outreach, at: day 5, late: skip }', HEAD, {}, { quiet, ...upsell });
    expect(late.pass(monday(8, 1)).asked).toEqual(['outreach']);
  });
});

describe('a message that may not leave', () => {
  test('is waited with, and the journey goes on once it has left', () => {
    const gated = trip(TWO, GATED, { 'account.risk': 9 }, upsell);
    expect(gated.asked).toEqual([]);
    expect(gated.enrollment.waiting).toMatchObject(held(GATE, START, START + 7 * DAY));
    gated.facts = { 'account.risk': 1 };
    expect(gated.event('service.used', day(2)).asked).toEqual(['outreach', 'again']);
    expect(gated.did).toContain('outreach: sends outreach');
    expect(gated.enrollment).toMatchObject({
      outcome: 'completed',
      visits: { outreach: 1 },
      ranAt: { outreach: day(2) },
    });
  });

  test('is held by a gate that is unknown, and not by one where the purpose is another', () => {
    expect(trip(TWO, GATED, {}, upsell).asked).toEqual([]);
    expect(trip(TWO, GATED, {}).asked).toEqual(['outreach', 'again']);
  });

  test('leaves by itself when quiet hours end', () => {
    const night = trip(`- wait: 4h\n${TWO}`, HEAD, {}, { quiet, ...upsell }).pass(monday(19));
    expect(night.enrollment.waiting).toMatchObject(held('quiet hours', START + 4 * HOUR, monday(32)));
    expect(night.pass(monday(32)).asked).toEqual(['outreach', 'again']);
  });

  test('is asked again when a fact that its gate reads changes by time alone', () => {
    const gated = trip(TWO, GATED, { 'account.risk': 9 }, { ...upsell, until: { 'account.risk': day(3) } });
    expect(dueOf(gated.enrollment)).toBe(day(3));
    gated.facts = { 'account.risk': 1 };
    expect(gated.pass(day(3)).asked).toEqual(['outreach', 'again']);
  });

  test('is asked again at another time when that has moved', () => {
    const gated = trip(TWO, GATED, { 'account.risk': 9 }, { ...upsell, until: { 'account.risk': day(5) } });
    gated.until = { 'account.risk': day(3) };
    expect(dueOf(gated.event('service.used', day(1)).enrollment)).toBe(day(3));
    expect(gated.told).toEqual(['email.held']);
  });

  test('is recorded and told once for each reason, with what the gate saw', () => {
    const gated = trip(`- wait: 4h\n${TWO}`, GATED, { 'account.risk': 9 }, { quiet, ...upsell }).pass(monday(19));
    gated.event('service.used', monday(20));
    gated.facts = { 'account.risk': 1 };
    gated.event('service.used', monday(21));
    gated.facts = { 'account.risk': 9 };
    gated.event('service.used', monday(22));
    expect(gated.did.filter((did) => did.includes('held'))).toEqual([
      `outreach: held: ${GATE}`,
      'outreach: held: quiet hours',
    ]);
    expect(gated.runs.find(({ did }) => did.includes('gate'))?.saw).toEqual({ 'account.risk': 9 });
    expect(gated.enrollment.waiting).toMatchObject({ why: GATE });
    expect(gated.events).toHaveLength(2);
    expect(gated.events[1]).toMatchObject({
      name: 'email.held',
      properties: { message: 'outreach', enrollment: gated.enrollment.id, until: '2026-01-13T08:00:00.000Z' },
    });
  });

  test('that is looked at without news leaves the enrollment as it is', () => {
    const gated = trip(TWO, GATED, { 'account.risk': 9 }, upsell);
    const { enrollment } = gated;
    gated.event('service.used', day(1)).look(day(2));
    expect(gated.enrollment).toBe(enrollment);
  });

  test('is dropped 7 days after it first wanted to leave, a person is asked, and the journey goes on', () => {
    const gated = trip(TWO, GATED, { 'account.risk': 9 }, upsell);
    expect(gated.pass(day(7) - 1).effects).toEqual([]);
    gated.pass(day(7));
    expect(gated.effects).toMatchObject([
      { kind: 'email.drop', step: 'outreach', visit: 1, payload: { message: 'outreach', reason: GATE } },
      { kind: 'email', payload: { message: 'again' } },
    ]);
    expect(gated.did).toContain(`outreach: dropped: ${GATE}`);
    // To other journeys it must not look as if it had been said.
    expect(gated.enrollment.ranAt).not.toHaveProperty('outreach');
  });

  test('leaves on the last instant if it may then', () => {
    const gated = trip(TWO, GATED, { 'account.risk': 9 }, upsell).pass(day(7) - 1);
    gated.facts = { 'account.risk': 1 };
    expect(gated.pass(day(7)).asked).toEqual(['outreach', 'again']);
  });

  test('of a cap longer than 7 days is dropped when they have passed', () => {
    const capped = trip(TWO, HEAD, {}, { ...upsell, others: [START - DAY] });
    expect(dueOf(capped.enrollment)).toBe(day(7));
    expect(capped.pass(day(7)).effects[0]).toMatchObject({ kind: 'email.drop' });
  });

  test('does not leave any more once the journey is stopped', () => {
    const stop = `${GATED}stop: [ { when: account.risk > 9, exit: unhealthy } ]\n`;
    const gated = trip(TWO, stop, { 'account.risk': 9 }, upsell);
    gated.facts = { 'account.risk': 10 };
    expect(gated.event('service.used', day(1)).enrollment).toMatchObject({ status: 'exited', outcome: 'unhealthy' });
    expect(dueOf(gated.enrollment)).toBeUndefined();
  });
});

describe('a follow-up message beside a wait', () => {
  const ANSWER = `- id: answer
  await: [email.replied]
  meanwhile: [ { at: 4h after stage.start, email: outreach, unless: account.tier == "T1" } ]
  for: 30d
- exit: replied`;

  test('is due at the permitted hour, so that a reply before it drops it', () => {
    const night = trip(ANSWER, HEAD, {}, { quiet, ...upsell });
    expect(dueOf(night.enrollment)).toBe(monday(32));
    expect(night.event('email.replied', monday(23)).pass(day(2)).asked).toEqual([]);
  });

  test('that may not leave is put off, and does not hold the wait', () => {
    const gated = trip(ANSWER, GATED, { 'account.risk': 9, 'account.tier': 'T2' }, upsell).pass(START + 4 * HOUR);
    const since = START + 4 * HOUR;
    expect(gated.enrollment.waiting).toMatchObject({
      meanwhile: [{ index: 0, since, due: since + 7 * DAY, why: GATE }],
    });
    const { enrollment } = gated;
    gated.event('service.used', day(1)).look(day(1));
    expect(gated.enrollment).toBe(enrollment);
    gated.facts = { 'account.risk': 1, 'account.tier': 'T2' };
    expect(gated.event('service.used', day(2)).asked).toEqual(['outreach']);
    expect(gated.enrollment.waiting).toMatchObject({ for: 'events', meanwhile: [] });
    expect(gated.pass(day(20)).asked).toEqual(['outreach']);
  });

  test('that was put off is let go at a look as well, and dropped with the wait', () => {
    const gated = () => trip(ANSWER, GATED, { 'account.risk': 9, 'account.tier': 'T2' }, upsell).pass(day(1));
    const open = gated();
    open.facts = { 'account.risk': 1, 'account.tier': 'T2' };
    expect(open.look(day(2)).asked).toEqual(['outreach']);
    expect(gated().event('email.replied', day(2)).asked).toEqual([]);
  });

  test('that was put off asks its condition again', () => {
    const gated = trip(ANSWER, GATED, { 'account.risk': 9, 'account.tier': 'T2' }, upsell).pass(day(1));
    gated.facts = { 'account.risk': 1, 'account.tier': 'T1' };
    expect(gated.event('service.used', day(2)).asked).toEqual([]);
    expect(gated.did).toContain('outreach: skipped');
  });

  test('is dropped after 7 days, and a person is asked', () => {
    const gated = trip(ANSWER, GATED, { 'account.risk': 9, 'account.tier': 'T2' }, upsell).pass(day(10));
    expect(gated.effects).toMatchObject([{ kind: 'email.drop', payload: { message: 'outreach', reason: GATE } }]);
    expect(gated.runs.at(-1)).toMatchObject({ at: START + 4 * HOUR + 7 * DAY });
    expect(gated.enrollment.waiting).toMatchObject({ for: 'events', meanwhile: [] });
  });
});
