import { describe, expect, test } from 'vitest';
import { DAY, type Instant } from '#base';
import { changed, OneAccount, runtimeOf } from '../../test/engine.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const quiet = changed('journeys/grow.yaml', 'on: [signal.raised]', 'on: [meeting.booked]');
/** Usage of a month, so that it goes on when nobody uses anything; a hint that events give. */
const watching = changed(
  'signals.yaml',
  'grading:\n  strong: { when: signals.kinds >= 2 || signal.direct_request }\n  weak: { otherwise: true }\n',
  `  hint: { title: Hint, leads to: expansion, on: nps.submitted, pattern: vague, lasts: 90d }
grading:
  strong: { when: signals.kinds >= 2 || signal.direct_request }
  weak: { otherwise: true, watch: 14d }
`,
  changed(
    'signals.yaml',
    'when: usage.sum("7d") >= 40, levels: [40, 80], quiet: 5d',
    'when: usage.sum("30d") >= 40',
    quiet,
  ),
);
const runtime = runtimeOf(watching);
const using = () => new OneAccount(runtime).event('service.used', START, { quantity: 50 });
const told = (account: OneAccount, name: string) => account.events.filter((event) => event.name === name).length;

describe('a weak signal that is watched', () => {
  test('expires on the instant at which nobody has seen to it for so long', () => {
    const account = using();
    expect(account.pass(START + 14 * DAY - 1).signal('high_usage')?.status).toBe('raised');
    expect(account.pass(START + 20 * DAY).signal('high_usage')).toMatchObject({
      status: 'expired',
      reason: 'watched for 14 days',
      closedAt: START + 14 * DAY,
    });
    expect(told(account, 'signal.expired')).toBe(1);
  });

  test('stays when a person has acknowledged it', () => {
    const account = using();
    const signals = account.data.signals.map((signal) => ({ ...signal, status: 'acknowledged' as const }));
    account.data = { ...account.data, signals };
    expect(account.pass(START + 20 * DAY).signal('high_usage')?.status).toBe('acknowledged');
  });

  test('stays when another has made it strong, whose grade is not watched', () => {
    const account = using().event('nps.submitted', START + 13 * DAY, { score: 3 });
    expect(account.pass(START + 29 * DAY).signal('high_usage')).toMatchObject({
      status: 'raised',
      strength: 'strong',
      strongerAt: START + 13 * DAY,
    });
  });

  test('is not raised again while its condition goes on; it is once that has ended and come true again', () => {
    const account = using().event('service.used', START + 20 * DAY, { quantity: 5 });
    expect(account.data.signals).toHaveLength(1);
    account.pass(START + 32 * DAY);
    expect(account.signal('high_usage')).not.toHaveProperty('watched');
    expect(told(account, 'signal.expired')).toBe(1);
    account.event('service.used', START + 33 * DAY, { quantity: 50 });
    expect(account.signal('high_usage')).toMatchObject({ status: 'raised', raisedAt: START + 33 * DAY });
  });

  test('that an event raises is raised again by the next', () => {
    const account = new OneAccount(runtime).event('nps.submitted', START, { score: 3 });
    expect(account.pass(START + 14 * DAY).signal('hint')).toMatchObject({ reason: 'watched for 14 days' });
    account.event('nps.submitted', START + 15 * DAY, { score: 3 });
    expect(account.signal('hint')).toMatchObject({ status: 'raised', raisedAt: START + 15 * DAY });
  });
});

test('a playbook without a watch lets a signal stand while its condition holds', () => {
  const plain = changed('signals.yaml', 'weak: { otherwise: true, watch: 14d }', 'weak: { otherwise: true }', watching);
  const account = new OneAccount(runtimeOf(plain)).event('service.used', START, { quantity: 50 });
  expect(account.pass(START + 29 * DAY).signal('high_usage')?.status).toBe('raised');
  expect(account.data.signals).toHaveLength(1);
});
