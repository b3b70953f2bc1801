import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { noQuietHours, parseDuration, parseQuietHours } from '#pure/calendar';
import { changed, growing, OneAccount, plainRegistry, runtimeOf } from '../../test/engine.ts';
import type { FactRelation, Reader } from './registry.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const quiet = parseQuietHours('18-8 weekends') ?? noQuietHours;

/** Each mail with the instant at which it was asked for. */
const mailed = (account: OneAccount): [string, Instant][] =>
  account.asked.flatMap((row) => (row.kind === 'email' ? [[row.journey ?? '', row.at]] : []));
const told = (account: OneAccount, name: string) =>
  account.events.filter((event) => event.name === name).map(({ properties }) => properties);

/** A contact that is known from the start. */
function contactOf(reader: Reader): FactRelation {
  return {
    subject: 'contact',
    facts: {},
    empty: () => reader,
    readerOf: () => reader,
    load: async () => new Map(),
  };
}

describe('an upsell message', () => {
  test('waits for the end of quiet hours, by the clock of whoever reads', () => {
    const reader = contactOf({ zone: 'Asia/Tokyo', heard: [] });
    const runtime = runtimeOf(growing, { ...plainRegistry, relations: [reader] }, 'UTC', { quiet });
    // 18:00 in Tokyo.
    const account = new OneAccount(runtime).event('upgrade.requested', START).pass(START + 3 * DAY);
    expect(mailed(account)).toEqual([['grow', Date.UTC(2026, 2, 2, 23)]]);
    expect(told(account, 'email.held')).toMatchObject([
      { message: 'hello', reason: 'quiet hours', until: '2026-03-02T23:00:00.000Z' },
    ]);
    const [mail] = account.asked;
    expect(told(account, 'email.held')[0]?.id).toBe(mail?.id);
  });

  test('keeps the quiet and best hours of whom it is to, which need not be the primary contact', () => {
    const readers: Record<string, Reader> = {
      'primary contact': { zone: 'Asia/Tokyo', heard: [] },
      'decision maker': { zone: 'America/New_York', heard: [Date.UTC(2026, 2, 1, 20)] },
    };
    const relation: FactRelation = { ...contactOf({ heard: [] }), readerOf: (_, to) => readers[to] };
    const runtimeWith = (files: typeof growing) =>
      runtimeOf(files, { ...plainRegistry, relations: [relation] }, 'UTC', { quiet });
    const deciding = changed('messages/hello.md', 'to: primary contact', 'to: decision maker');
    // 9:00 in London, 4:00 in New York.
    const account = new OneAccount(runtimeWith(deciding)).event('upgrade.requested', START).pass(START + 3 * DAY);
    expect(mailed(account)).toEqual([['grow', Date.UTC(2026, 2, 2, 13)]]);
    const best = changed(JOURNEY, '- email: hello', '- { email: hello, at: best hour }', deciding);
    const later = new OneAccount(runtimeWith(best)).event('upgrade.requested', START).pass(START + 3 * DAY);
    expect(mailed(later)).toEqual([['grow', Date.UTC(2026, 2, 2, 20)]]);
  });

  test('without a known reader keeps the quiet hours of the workspace', () => {
    const runtime = runtimeOf(growing, plainRegistry, 'America/New_York', { quiet });
    const account = new OneAccount(runtime).event('upgrade.requested', START).pass(START + 3 * DAY);
    expect(mailed(account)).toEqual([['grow', Date.UTC(2026, 2, 2, 13)]]);
  });

  test('waits while the gate of its journey does not hold, and leaves once it does', () => {
    const gated = changed(JOURNEY, 'stages:\n', 'gate: nps.last() >= 7\nstages:\n');
    const account = new OneAccount(runtimeOf(gated)).event('upgrade.requested', START);
    expect(mailed(account)).toEqual([]);
    account.event('nps.submitted', START + DAY, { score: 6 });
    expect(mailed(account)).toEqual([]);
    account.event('nps.submitted', START + 2 * DAY, { score: 7 });
    expect(mailed(account)).toEqual([['grow', START + 2 * DAY]]);
    expect(told(account, 'email.held')).toHaveLength(1);
  });

  test('that may not leave for 7 days is dropped, which asks a person once, and the journey goes on', () => {
    const gated = changed(JOURNEY, 'stages:\n', 'gate: nps.last() >= 7\nstages:\n');
    const account = new OneAccount(runtimeOf(gated)).event('upgrade.requested', START).pass(START + 30 * DAY);
    expect(mailed(account)).toEqual([]);
    expect(account.asked.map(({ kind, at, payload }) => [kind, at, payload.task, payload.stays])).toEqual([
      ['task', START + 7 * DAY, 'put_right', true],
    ]);
    expect(told(account, 'email.dropped')).toMatchObject([{ message: 'hello', put_right: account.asked[0]?.id }]);
    expect(account.outcomes).toEqual(['quiet']);
    expect(account.data.enrollments[0]?.exitedAt).toBe(START + 11 * DAY);
  });
});

describe('two journeys', () => {
  const two = {
    ...growing,
    'journeys/ask.yaml': (growing[JOURNEY] ?? '')
      .replace('journey: grow', 'journey: ask')
      .replace('on: [signal.raised]', 'on: [nps.submitted]'),
  };
  const upsellCap = parseDuration('14d');
  const both = (files: typeof two, at: Instant) =>
    new OneAccount(runtimeOf(files, plainRegistry, 'UTC', { upsellCap }))
      .event('upgrade.requested', START)
      .event('nps.submitted', at, { score: 1 })
      .pass(START + 40 * DAY);

  test('leave the account in peace between their upsell messages', () => {
    expect(mailed(both(two, START + 10 * DAY))).toEqual([
      ['grow', START],
      ['ask', START + 14 * DAY],
    ]);
  });

  test('do not wait for each other longer than 7 days', () => {
    const account = both(two, START + DAY);
    expect(mailed(account)).toEqual([['grow', START]]);
    expect(told(account, 'email.dropped')).toHaveLength(1);
  });

  test('leave it in peace with every message that an event sets off', () => {
    const on = ['one', 'another'].map((id) => `{ event: email.replied, email: hello, id: ${id} }`);
    const listening = changed('journeys/ask.yaml', '    steps:\n', `    on: [ ${on.join(', ')} ]\n    steps:\n`, two);
    const talking = changed('journeys/ask.yaml', '- email: hello', '- wait: 1d', listening);
    const account = new OneAccount(runtimeOf(talking, plainRegistry, 'UTC', { upsellCap }))
      .event('upgrade.requested', START)
      .event('nps.submitted', START, { score: 1 })
      .event('email.replied', START + HOUR);
    expect(mailed(account)).toEqual([['grow', START]]);
    expect(told(account, 'email.held')).toHaveLength(2);
  });

  test('send service messages whatever the other has sent', () => {
    const service = changed('messages/hello.md', 'purpose: upsell', 'purpose: service', two);
    expect(mailed(both(service as typeof two, START + DAY))).toEqual([
      ['grow', START],
      ['ask', START + DAY],
    ]);
  });
});

test('the best hour is the one at which the reader was heard most', () => {
  const waiting = changed(JOURNEY, '- email: hello', '- { email: hello, at: "day 1, best hour" }');
  const heard = [1, 2, 3].map((day) => START - day * DAY + 5 * HOUR);
  const reader = contactOf({ heard: [...heard, START - 4 * DAY + 2 * HOUR] });
  const runtime = runtimeOf(waiting, { ...plainRegistry, relations: [reader] }, 'UTC', { quiet });
  const account = new OneAccount(runtime).event('upgrade.requested', START).pass(START + 3 * DAY);
  expect(mailed(account)).toEqual([['grow', Date.UTC(2026, 2, 3, 14)]]);
});
