import { describe, expect, test } from 'vitest';
import { DAY, fractionOf, type Instant } from '#base';
import { entryOf, journeyOf } from '../../../test/journey-trip.ts';
import type { Enrollment } from './enrollment.ts';
import type { Entry } from './enter.ts';

const NOW: Instant = Date.UTC(2026, 0, 12, 9);

const journey = (enter: string) =>
  journeyOf(`journey: upgrade
title: Upgrade
enter: { ${enter} }
stop: [ { when: account.risk > 9, exit: unhealthy } ]
stages:
  - stage: only
    steps:
      - choose: [ { when: account.risk > 8, exit: declined }, { when: account.risk > 7, exit: success } ]
        otherwise: { exit: quiet }
`);

const ON = 'on: [signal.raised, upgrade.requested]';
const signal = (kind: string) => ({ name: 'signal.raised', properties: { kind } });
const request = { name: 'upgrade.requested', properties: {} };

const entered = (entry: Entry): Enrollment => {
  if (entry.kind !== 'entered') throw new Error(entry.reason);
  return entry.enrollment;
};
const reason = (entry: Entry): string => (entry.kind === 'entered' ? 'entered' : entry.reason);

/** An enrollment that left with an outcome so long ago. */
const left = (outcome: string, days: number): Enrollment => ({
  ...entered(entryOf(journey(ON), request, [], NOW - 200 * DAY)),
  status: 'exited',
  outcome,
  exitedAt: NOW - days * DAY,
});

describe('decideEntry', () => {
  test('only the events that the journey names enter it', () => {
    expect(reason(entryOf(journey(ON), { name: 'service.used', properties: {} }, [], NOW))).toBe('not what enters it');
    expect(entryOf(journey(ON), request, [], NOW)).toMatchObject({ kind: 'entered', ready: true });
  });

  test('where signals are named, no other signal enters it; other events do', () => {
    const hot = journey(`${ON}, signals: hot`);
    expect(entryOf(hot, signal('hot'), [], NOW).kind).toBe('entered');
    expect(reason(entryOf(hot, signal('cold'), [], NOW))).toBe('not a signal that enters it');
    expect(reason(entryOf(hot, { name: 'signal.raised', properties: {} }, [], NOW))).toBe(
      'not a signal that enters it',
    );
    expect(entryOf(hot, request, [], NOW).kind).toBe('entered');
  });

  test('if: false or unknown, nothing happens', () => {
    const risky = journey(`${ON}, if: account.risk >= 6`);
    expect(entryOf(risky, request, [], NOW, { 'account.risk': 6 }).kind).toBe('entered');
    expect(reason(entryOf(risky, request, [], NOW, { 'account.risk': 5.9 }))).toBe('not account.risk >= 6');
    expect(reason(entryOf(risky, request, [], NOW))).toBe('not account.risk >= 6');
  });

  test('when: false or unknown, it is entered and not ready', () => {
    const risky = journey(`${ON}, when: 'account.risk > 6 || event.name == "upgrade.requested"'`);
    const ready = (facts: Record<string, number>, event = signal('hot')) => entryOf(risky, event, [], NOW, facts);
    expect(ready({ 'account.risk': 7 })).toMatchObject({ kind: 'entered', ready: true });
    expect(ready({ 'account.risk': 6 })).toMatchObject({ kind: 'entered', ready: false });
    expect(ready({})).toMatchObject({ kind: 'entered', ready: false });
    expect(ready({}, request as never)).toMatchObject({ kind: 'entered', ready: true });
  });

  test('two never run at once, also when it was asked for', () => {
    const running = entered(entryOf(journey(ON), request, [], NOW - DAY));
    expect(reason(entryOf(journey(`${ON}, always: upgrade.requested`), request, [running], NOW))).toBe(
      'already running',
    );
  });

  test('an exit bars as long as its outcome says, to the instant', () => {
    const again = journey(`${ON}, again: { declined: 180d, success: never, quiet: at once }`);
    expect(reason(entryOf(again, request, [left('declined', 179)], NOW))).toBe('entered before, and it is too soon');
    expect(entryOf(again, request, [left('declined', 180)], NOW).kind).toBe('entered');
    expect(reason(entryOf(again, request, [left('success', 100_000)], NOW))).toMatch(/too soon/);
    expect(entryOf(again, request, [left('quiet', 0)], NOW).kind).toBe('entered');
  });

  test('an outcome of which nothing is said bars nothing', () => {
    expect(entryOf(journey(`${ON}, again: { declined: 180d }`), request, [left('unhealthy', 0)], NOW).kind).toBe(
      'entered',
    );
  });

  test('the longest bar holds, whichever exit was the last', () => {
    const again = journey(`${ON}, again: { declined: 180d, quiet: 10d }`);
    expect(reason(entryOf(again, request, [left('declined', 100), left('quiet', 20)], NOW))).toMatch(/too soon/);
  });

  test('what always enters is not barred, and others are', () => {
    const always = journey(`${ON}, always: upgrade.requested, again: { declined: never }`);
    expect(entryOf(always, request, [left('declined', 1)], NOW).kind).toBe('entered');
    expect(reason(entryOf(always, signal('hot'), [left('declined', 1)], NOW))).toMatch(/too soon/);
  });
});

describe('a hold-out', () => {
  const held = journey(`${ON}, always: upgrade.requested, holdout: 30%, when: account.risk > 6`);
  const accounts = Array.from({ length: 2000 }, (_, n) => `account ${n}`);
  const facts = { 'account.risk': 7 };

  test('has its share of the accounts, always the same ones', () => {
    const out = accounts.filter(
      (account) => entered(entryOf(held, signal('hot'), [], NOW, facts, account)).status === 'held_out',
    );
    expect(out.length / accounts.length).toBeCloseTo(0.3, 1);
    expect(out).toEqual(accounts.filter((account) => fractionOf('hold-out', 'upgrade', account) < 0.3));
  });

  test('never has who asked for it', () => {
    for (const account of accounts)
      expect(entered(entryOf(held, request, [], NOW, facts, account)).status).toBe('running');
  });

  test('stays out of what signals start, and may ask for it later', () => {
    const [account = ''] = accounts.filter((one) => fractionOf('hold-out', 'upgrade', one) < 0.3);
    const out = entered(entryOf(held, signal('hot'), [], NOW, facts, account));
    expect(reason(entryOf(held, signal('hot'), [out], NOW + 400 * DAY, facts, account))).toBe('held out');
    expect(entryOf(held, request, [out], NOW + DAY, facts, account).kind).toBe('entered');
  });

  test('has nobody who is not ready: both arms lose the same', () => {
    for (const account of accounts.slice(0, 100))
      expect(entryOf(held, signal('hot'), [], NOW, { 'account.risk': 1 }, account)).toMatchObject({
        ready: false,
        enrollment: { status: 'running' },
      });
  });
});
