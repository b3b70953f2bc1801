import { describe, expect, test } from 'vitest';
import { DAY, dayOf, HOUR, type Instant, type JsonObject, startOfDay } from '#base';
import type { FactRef, Value } from '#pure/expression';
import {
  activeRef,
  daysSinceRef,
  eventPropertyRef,
  happenedRef,
  memberRef,
  metricRef,
  visitsRef,
} from '#pure/expression';
import { AccountSeries } from '#pure/measure';
import { changed, growing, OneAccount, plainRegistry, runtimeOf } from '../../test/engine.ts';
import fc from '../../test/laws.ts';
import { aLogEvent } from '../../test/operations.ts';
import { factReader, type Readable } from './fact-reader.ts';
import { measure } from './measure.ts';
import type { Runtime } from './runtime.ts';

const files = changed(
  'signals.yaml',
  'input: nps.last()',
  'input: nps.last() + days_since("nps.submitted") + contacts.active("5d")',
  growing,
);
/** Clocks change in both while the events happen. */
const zones = ['America/New_York', 'Europe/Berlin', 'UTC'];
const runtimes = new Map(zones.map((zone) => [zone, runtimeOf(files, plainRegistry, zone)]));
const START: Instant = Date.UTC(2026, 2, 1);

const runtimeIn = (zone: string): Runtime => {
  const runtime = runtimes.get(zone);
  if (runtime === undefined) throw new Error(zone);
  return runtime;
};
const activeOf = ({ live: [active] }: Runtime) => {
  if (active === undefined) throw new Error('no playbook is live');
  return active;
};

const usage = (fn: 'sum' | 'days' | 'mean' | 'change', window: number) => metricRef('usage', fn, window);
const REFS: readonly FactRef[] = [
  usage('sum', 7),
  usage('days', 3),
  usage('mean', 7),
  usage('change', 5),
  metricRef('peak', 'max', 7),
  metricRef('large', 'count', 7),
  metricRef('people', 'distinct', 4),
  metricRef('nps', 'last', undefined),
  memberRef(usage('sum', 6), 'feature', 'a'),
  activeRef(5),
  daysSinceRef('nps.submitted'),
];

const events = fc.array(
  fc.record({
    name: fc.constantFrom('service.used', 'service.used', 'nps.submitted'),
    hours: fc.integer({ min: 0, max: 40 * 24 }),
    contact: fc.constantFrom('ann', 'bob', 'cid'),
    quantity: fc.integer({ min: 1, max: 30 }),
    feature: fc.constantFrom('a', 'b'),
  }),
  { maxLength: 25 },
);

function accountAfter(runtime: Runtime, all: readonly { name: string; hours: number; contact: string }[]): Readable {
  const series = new AccountSeries();
  for (const { name, hours, contact, ...rest } of all) {
    const properties: JsonObject = { ...rest, score: 9 };
    measure(
      runtime,
      series,
      aLogEvent({ account: 'acme', name, occurredAt: START + hours * HOUR, contact, properties }),
    );
  }
  return { series, rows: new Map(), scores: {}, signals: [] };
}

describe('the due time of a fact', () => {
  test('comes no later than its value changes by time alone', () => {
    const changes = new Map<string, number>();
    fc.assert(
      fc.property(
        events,
        fc.constantFrom(...REFS),
        fc.constantFrom(...zones),
        fc.nat(60 * 24),
        (all, ref, zone, hours) => {
          const runtime = runtimeIn(zone);
          const at = START + hours * HOUR;
          // What is recorded by then may be dated a day ahead.
          const known = all.filter((event) => START + event.hours * HOUR <= at + DAY);
          const account = accountAfter(runtime, known);
          const valueAt = (instant: Instant): Value | undefined =>
            factReader(runtime, activeOf(runtime), account, { at: instant })(ref);
          const read = factReader(runtime, activeOf(runtime), account, { at });
          const value = read(ref);
          const until = read.until();
          const last = dayOf(at, zone) + 30;
          for (let day = dayOf(at, zone) + 1; day <= last; day++) {
            const midnight = startOfDay(day, zone);
            if (until !== undefined && midnight >= until) break;
            expect(valueAt(midnight), `${ref.id} at the start of day ${day}`).toEqual(value);
            expect(valueAt(midnight - 1)).toEqual(value);
          }
          if (until === undefined) return;
          expect(until).toBeGreaterThan(at);
          expect(valueAt(until - 1)).toEqual(value);
          if (valueAt(until) !== value) changes.set(ref.id, (changes.get(ref.id) ?? 0) + 1);
        },
      ),
      { numRuns: 3000 },
    );
    // It would hold for a due time at every midnight too; here it is mostly the change itself.
    expect([...changes.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(400);
  });

  test('is the very instant at which a count changes, not earlier', () => {
    fc.assert(
      fc.property(events, fc.nat(60 * 24), (all, hours) => {
        const runtime = runtimeIn('America/New_York');
        const at = START + hours * HOUR;
        const account = accountAfter(
          runtime,
          all.filter((event) => START + event.hours * HOUR <= at),
        );
        const ref = metricRef('large', 'count', 7);
        const read = factReader(runtime, activeOf(runtime), account, { at });
        const value = read(ref);
        const until = read.until();
        if (until !== undefined)
          expect(factReader(runtime, activeOf(runtime), account, { at: until })(ref)).not.toBe(value);
      }),
    );
  });
});

describe('a fact', () => {
  const runtime = runtimeIn('America/New_York');
  const at = START + 10 * DAY;
  const reading = (account: Readable, when = at) => factReader(runtime, activeOf(runtime), account, { at: when });
  const used = (hours: number, quantity = 10) => ({
    name: 'service.used',
    hours,
    contact: 'ann',
    quantity,
    feature: 'a',
  });

  test('of a metric that was never seen is unknown; seen once, an empty window is 0, and a mean or the highest unknown', () => {
    const never = reading(accountAfter(runtime, []));
    const once = reading(accountAfter(runtime, [used(0)]), at + 30 * DAY);
    for (const ref of [usage('sum', 7), usage('days', 7), metricRef('people', 'distinct', 4)]) {
      expect(never(ref)).toBeUndefined();
      expect(once(ref)).toBe(0);
    }
    for (const ref of [usage('mean', 7), usage('change', 7), metricRef('peak', 'max', 7)])
      expect(once(ref)).toBeUndefined();
  });

  test('7d is today and the six days before, in the zone of the workspace', () => {
    const zone = 'America/New_York';
    const day = dayOf(at, zone);
    const first = (startOfDay(day - 6, zone) - START) / HOUR;
    const noon = startOfDay(day, zone) + 12 * HOUR;
    expect(reading(accountAfter(runtime, [used(first)]), noon)(usage('sum', 7))).toBe(10);
    expect(reading(accountAfter(runtime, [used(first - 1)]), noon)(usage('sum', 7))).toBe(0);
  });

  test('a change is against as many days before; from nothing it is unknown', () => {
    const week = 7 * 24;
    const account = accountAfter(runtime, [used(10 * 24, 13), used(10 * 24 - week, 10)]);
    expect(reading(account)(usage('change', 7))).toBeCloseTo(0.3, 12);
    expect(reading(accountAfter(runtime, [used(10 * 24)]))(usage('change', 7))).toBeUndefined();
  });

  test('dated tomorrow does not count today, and the due time is tomorrow', () => {
    const read = reading(accountAfter(runtime, [used(0, 3), used(10 * 24 + 20)]));
    expect(read(usage('sum', 30))).toBe(3);
    expect(read.until()).toBe(startOfDay(dayOf(at + 20 * HOUR, 'America/New_York'), 'America/New_York'));
  });

  test('of an event has the declared type or is unknown; an instant is read from its text', () => {
    const event = { name: 'x', properties: { when: '2026-03-02T09:00:00Z', n: '5', list: ['a', 1], nothing: null } };
    const read = factReader(runtime, activeOf(runtime), accountAfter(runtime, []), { at, event });
    expect(read(eventPropertyRef('when', 'instant'))).toBe(Date.UTC(2026, 2, 2, 9));
    expect(read(eventPropertyRef('n', 'number'))).toBeUndefined();
    expect(read(eventPropertyRef('list', 'list(text)'))).toBeUndefined();
    expect(read(eventPropertyRef('nothing', 'text'))).toBeUndefined();
  });

  test('of a journey is what its own run has seen; outside every run it is unknown', () => {
    const asking = new OneAccount(
      runtimeOf(
        changed(
          'journeys/grow.yaml',
          'for: 4d',
          'for: 4d\n        meanwhile: [ { at: day 2, email: hello, id: again, unless: happened("meeting.booked") } ]',
        ),
      ),
    ).event('upgrade.requested', at);
    const [before] = asking.data.enrollments;
    const [after] = asking.event('meeting.booked', at + DAY).data.enrollments;
    const ask = (ref: FactRef, enrollment = before) =>
      factReader(runtime, activeOf(runtime), asking.data, { at, ...(enrollment === undefined ? {} : { enrollment }) })(
        ref,
      );
    expect([ask(happenedRef('meeting.booked')), ask(happenedRef('meeting.booked'), after)]).toEqual([false, true]);
    expect([ask(visitsRef('hello')), ask(visitsRef('ask'))]).toEqual([1, 0]);
    for (const ref of [happenedRef('meeting.booked'), visitsRef('hello')])
      expect(reading(accountAfter(runtime, []))(ref)).toBeUndefined();
  });
});
