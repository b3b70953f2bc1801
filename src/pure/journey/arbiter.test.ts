import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant, idOf } from '#base';
import { addDuration, defaultCalendar, noQuietHours, type QuietHours } from '#pure/calendar';
import fc from '../../../test/laws.ts';
import { decideSpeech, lastSpeeches, permittedFrom, type Speaking, type SpokenPlaybook } from './arbiter.ts';
import type { Enrollment } from './enrollment.ts';

/** A Wednesday, 14:00 in Berlin. */
const NOW: Instant = Date.UTC(2026, 2, 4, 13);
const usual: QuietHours = { hours: { from: 18, to: 8 }, weekends: true };
const ZONE = 'Europe/Berlin';

const upsell: Speaking = {
  purpose: 'upsell',
  at: NOW,
  since: NOW,
  zone: ZONE,
  quiet: usual,
  cap: { kind: 'calendar', unit: 'day', n: 14 },
  plus: (at, duration) => addDuration(at, duration, 1, ZONE, defaultCalendar),
  gate: true,
  others: [],
};
const decide = (change: Partial<Speaking>) => decideSpeech({ ...upsell, ...change });
const EVENING = NOW + 5 * HOUR;
const MORNING = Date.UTC(2026, 2, 5, 7);

describe('decideSpeech', () => {
  test('service and internal messages always may', () => {
    for (const purpose of ['service', 'internal'] as const)
      expect(decide({ purpose, at: EVENING, gate: false, others: [NOW] })).toEqual({ may: true });
  });

  test('upsell and relationship messages may not in quiet hours, of who reads', () => {
    for (const purpose of ['upsell', 'relationship'] as const) {
      expect(decide({ purpose })).toEqual({ may: true });
      expect(decide({ purpose, at: EVENING })).toEqual({ may: false, reason: 'quiet hours', until: MORNING });
      expect(decide({ purpose, at: EVENING, zone: 'America/New_York' })).toEqual({ may: true });
      expect(decide({ purpose, at: EVENING, quiet: noQuietHours })).toEqual({ may: true });
    }
  });

  test('upsell waits for its gate, at most 7 days from when it first wanted to leave', () => {
    const reason = 'the gate of its journey does not hold';
    const since = NOW - 2 * DAY;
    expect(decide({ gate: false, since })).toEqual({ may: false, reason, until: since + 7 * DAY });
    const gateDue = NOW + DAY;
    expect(decide({ gate: false, since, gateDue })).toEqual({ may: false, reason, until: gateDue });
    expect(decide({ gate: false, since, gateDue: NOW + 30 * DAY })).toMatchObject({ until: since + 7 * DAY });
  });

  test('upsell leaves an account in peace after an upsell message of another journey, to the instant', () => {
    const other = NOW - 14 * DAY;
    expect(decide({ others: [other] })).toEqual({ may: true });
    const reason = 'another journey has written not long ago';
    expect(decide({ others: [other + 1, other - DAY] })).toEqual({ may: false, reason, until: NOW + 1 });
    const { cap: _, ...uncapped } = upsell;
    expect(decideSpeech({ ...uncapped, others: [NOW] })).toEqual({ may: true });
  });

  test('days of the cap are of the calendar: over a change of the clocks the local time stays', () => {
    const at = Date.UTC(2026, 2, 31, 12);
    const other = Date.UTC(2026, 2, 20, 13);
    expect(decide({ at, since: at, others: [other] })).toMatchObject({ until: other + 14 * DAY - HOUR });
  });

  test('a relationship message asks neither gate nor cap', () => {
    expect(decide({ purpose: 'relationship', gate: false, others: [NOW] })).toEqual({ may: true });
  });

  test('the reason that is named is the gate before the cap before quiet hours', () => {
    const all = { at: EVENING, gate: false, others: [NOW] };
    expect(decide(all)).toMatchObject({ reason: 'the gate of its journey does not hold' });
    expect(decide({ ...all, gate: true })).toMatchObject({ reason: 'another journey has written not long ago' });
    expect(decide({ ...all, gate: true, others: [] })).toMatchObject({ reason: 'quiet hours' });
  });

  test('what may not leave now is asked again later, never at once', () => {
    const hours = fc.integer({ min: 0, max: 24 * 14 });
    const purposes = fc.constantFrom<Speaking['purpose']>('upsell', 'service', 'relationship', 'internal');
    fc.assert(
      fc.property(purposes, hours, fc.boolean(), fc.array(hours), (purpose, later, gate, ago) => {
        const at = NOW + later * HOUR;
        const speech = decide({ purpose, at, since: at, gate, others: ago.map((n) => at - n * HOUR) });
        if (!speech.may) expect(speech.until).toBeGreaterThan(at);
      }),
    );
  });
});

describe('permittedFrom', () => {
  test('moves what may be held to the end of quiet hours, and nothing else', () => {
    expect(permittedFrom('upsell', EVENING, ZONE, usual)).toBe(MORNING);
    expect(permittedFrom('relationship', EVENING, ZONE, usual)).toBe(MORNING);
    expect(permittedFrom('service', EVENING, ZONE, usual)).toBe(EVENING);
    expect(permittedFrom('upsell', NOW, ZONE, usual)).toBe(NOW);
  });
});

describe('lastSpeeches', () => {
  const playbook = {
    messages: { offer: { purpose: 'upsell' }, news: { purpose: 'service' } },
    journeys: {
      growth: { steps: { first: email('first', 'offer'), told: email('told', 'news'), late: email('late', 'offer') } },
      rescue: { steps: { told: email('told', 'news') } },
    },
    // As much of a playbook as is asked for.
  } as unknown as SpokenPlaybook;
  function email(id: string, message: string) {
    return { id, kind: 'email', message };
  }

  const ran = (journey: string, ranAt: Record<string, Instant>, id = 'p'): Enrollment => ({
    id: idOf(journey, id),
    account: 'acme',
    playbook: id,
    version: '1',
    journey,
    status: 'exited',
    enteredAt: 0,
    event: { name: 'signal.raised', properties: {} },
    stageStartedAt: 0,
    visits: {},
    ranAt,
    runs: 0,
    anchors: {},
    answers: {},
    outcomes: {},
    seen: [],
  });
  const OWN = { playbook: 'p', journey: 'own' };
  const speeches = (...enrollments: Enrollment[]) => lastSpeeches(enrollments, () => playbook, OWN);

  test('of each other journey the last upsell message counts, whichever enrollment sent it', () => {
    expect(speeches(ran('growth', { first: 10, late: 20 }), ran('growth', { first: 30 }))).toEqual([30]);
    expect(speeches(ran('growth', { first: 10 }), ran('growth', { first: 5 }, 'q'))).toEqual([10, 5]);
  });

  test('messages of other purposes and steps that did not run count for nothing', () => {
    expect(speeches(ran('growth', { told: 10 }), ran('rescue', { told: 20 }), ran('growth', {}))).toEqual([]);
  });

  test('its own journey does not hold it back; one of the same name in another playbook does', () => {
    const own = { playbook: 'p', journey: 'growth' };
    const both = [ran('growth', { first: 10 }), ran('growth', { first: 20 }, 'q')];
    expect(lastSpeeches(both, () => playbook, own)).toEqual([20]);
  });

  test('a version that is not there any more tells nothing', () => {
    expect(lastSpeeches([ran('growth', { first: 10 })], () => undefined, OWN)).toEqual([]);
  });
});
