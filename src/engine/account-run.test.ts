import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { changed, growing, OneAccount, plainRegistry, runtimeOf } from '../../test/engine.ts';

const START: Instant = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const asks = (files = growing): OneAccount => new OneAccount(runtimeOf(files)).event('upgrade.requested', START);

describe('the same key', () => {
  const key = '00000000-0000-4000-8000-000000000001';
  const used = (account: OneAccount, quantity: number, occurredAt: Instant) =>
    account.event('service.used', START, { quantity, feature: 'a' }, { key, occurredAt });

  test('again is dropped, whatever its time of the month', () => {
    const account = new OneAccount(runtimeOf());
    used(used(account, 5, START), 5, START - HOUR);
    expect(account.quarantined).toEqual([]);
  });

  test('with other content is kept apart, beside what is stored', () => {
    const account = new OneAccount(runtimeOf());
    const run = [5, 6].map((quantity) => ({
      event: {
        account: 'acme',
        key,
        name: 'service.used',
        source: 'test',
        occurredAt: START,
        properties: { quantity },
      },
      receivedAt: START,
    }));
    account.all(run, START);
    expect(account.events.filter(({ name }) => name === 'service.used')).toHaveLength(1);
    expect(account.quarantined).toMatchObject([{ reason: 'key-reused', stored: { properties: { quantity: 5 } } }]);
  });
});

describe('an event', () => {
  test('whose value a metric can not hold is refused with the reason, and the account goes on', () => {
    const account = new OneAccount(runtimeOf()).event('service.used', START, { quantity: 1e15 });
    expect(account.quarantined).toMatchObject([{ reason: 'metric-overflow' }]);
    expect(account.event('service.used', START, { quantity: 5 }).events.at(-1)?.name).not.toBe('service.used.refused');
    expect(account.data.series.months(1, '').length + account.data.series.months(2, '').length).toBeGreaterThan(0);
  });

  test('is dated by its arrival where it has no time, and never before what the account has seen', () => {
    const account = new OneAccount(runtimeOf())
      .event('service.used', START, { quantity: 1 })
      .event('service.used', START - HOUR, { quantity: 1 });
    const used = account.events.filter(({ name }) => name === 'service.used');
    expect(used.map(({ receivedAt, occurredAt }) => [receivedAt, occurredAt])).toEqual([
      [START, START],
      [START, START],
    ]);
  });

  test('caused is under its cause’s root, one deeper; the same run makes the same keys', () => {
    const key = '00000000-0000-4000-8000-000000000002';
    const run = () => new OneAccount(runtimeOf()).event('upgrade.requested', START, {}, { key });
    const { events } = run();
    const named = (name: string) => events.find((event) => event.name === name);
    expect(named('signal.raised')).toMatchObject({ root: key, depth: 1 });
    expect(named('journey.entered')).toMatchObject({ root: key, depth: 2 });
    expect(run().events).toEqual(run().events);
    expect(run().asked).toEqual(run().asked);
  });

  test('in a chain of causes that goes round is put aside at the thirteenth', () => {
    const circle = changed(
      JOURNEY,
      '      - email: hello\n      - await: [email.replied]\n        for: 4d\n        then: { timeout: { exit: quiet } }\n      - { task: ask, title: Ask, assign: csm }\n',
      '',
      changed(
        JOURNEY,
        'enter: { on: [signal.raised], again: { done: 4d } }',
        'enter: { on: [signal.raised, journey.exited] }',
      ),
    );
    const account = asks(circle);
    expect(new Set(account.quarantined.map(({ reason }) => reason))).toEqual(new Set(['chain-too-deep']));
    expect(Math.max(...account.events.map(({ depth }) => depth))).toBe(12);
  });
});

test('the order in which enrollments and signals are loaded does not show', () => {
  const stopping = changed(JOURNEY, 'stages:\n', 'stop: [ { when: nps.last() <= 2, exit: unhappy } ]\nstages:\n');
  const another = (name: string): string => (stopping[JOURNEY] ?? '').replace('journey: grow', `journey: ${name}`);
  const files = {
    ...changed(
      'signals.yaml',
      'signals:\n',
      `signals:
  a: { title: A, leads to: expansion, on: upgrade.requested, pattern: clear, lasts: 10d }
  b: { title: B, leads to: expansion, on: upgrade.requested, pattern: clear, lasts: 10d }
`,
      stopping,
    ),
    'journeys/two.yaml': another('two'),
    'journeys/six.yaml': another('six'),
  };
  const run = (reversed: boolean) => {
    const account = new OneAccount(runtimeOf(files));
    const ids = [1, 2].map((n) => `00000000-0000-4000-8000-00000000001${n}`);
    account.event('upgrade.requested', START, {}, { key: ids[0] ?? '' });
    const { enrollments, signals } = account.data;
    if (reversed)
      account.data = { ...account.data, enrollments: enrollments.toReversed(), signals: signals.toReversed() };
    account.event('nps.submitted', START + DAY, { score: 1 }, { key: ids[1] ?? '' }).pass(START + 11 * DAY);
    return account.events;
  };
  const plain = run(false);
  expect(plain.filter(({ name }) => name === 'journey.exited')).toHaveLength(3);
  expect(plain.filter(({ name }) => name === 'signal.expired')).toHaveLength(3);
  expect(run(true)).toEqual(plain);
});

describe('due times', () => {
  test('run in their order, each at its own instant, however late they are looked at', () => {
    const late = asks().pass(START + 30 * DAY);
    expect(late.outcomes).toEqual(['quiet']);
    expect(late.data.enrollments[0]?.exitedAt).toBe(START + 4 * DAY);
  });

  test('an event on the instant of a limit counts as in time', () => {
    expect(
      asks()
        .event('email.replied', START + 4 * DAY)
        .asked.map(({ kind }) => kind),
    ).toEqual(['email', 'task']);
  });

  test('that wake each other at one instant without end stop with a word on what to do', () => {
    const circle = changed(
      JOURNEY,
      '        for: 4d\n        then: { timeout: { exit: quiet } }',
      '        until: day 1\n        then: { timeout: { go: talk } }',
    );
    expect(() => asks(circle).pass(START + DAY)).toThrow(/grow of acme goes in circles at one instant: put a wait/);
  });

  test('of a journey whose version is gone stop with a word, instead of being looked at for ever', () => {
    const account = asks();
    const other = new OneAccount(runtimeOf(changed('playbook.yaml', '"1"', '"2"')));
    other.data = account.data;
    expect(() => other.pass(START + 4 * DAY)).toThrow(/growing 1, journey grow is not there any more/);
  });
});

test('a wait for a condition sees a score that time alone changes, also within its band', () => {
  const waiting = changed(
    JOURNEY,
    `      - await: [email.replied]
        for: 4d
        then: { timeout: { exit: quiet } }
      - { task: ask, title: Ask, assign: csm }
`,
    '      - wait: { until: scores.expansion < 20 }\n',
  );
  const account = new OneAccount(runtimeOf(waiting))
    .event('service.used', START, { quantity: 30 })
    .event('upgrade.requested', START + HOUR);
  expect(account.data.scores['growing.expansion']).toMatchObject({ value: 20, band: 'wait' });
  expect(account.outcomes).toEqual(['running']);
  account.pass(START + 8 * DAY);
  expect(account.data.scores['growing.expansion']).toMatchObject({ value: 0, band: 'wait' });
  expect(account.outcomes).toEqual(['done']);
  expect(account.data.enrollments[0]?.exitedAt).toBe(Date.UTC(2026, 2, 9));
});

test('a stop that time alone makes true ends the journey at that instant, in whatever it waits', () => {
  const stopping = changed(JOURNEY, 'stages:\n', 'stop: [ { when: usage.sum("7d") < 5, exit: asleep } ]\nstages:\n');
  const account = new OneAccount(runtimeOf(changed(JOURNEY, 'for: 4d', 'for: 30d', stopping)))
    .event('service.used', START, { quantity: 30 })
    .event('upgrade.requested', START + HOUR)
    .pass(START + 20 * DAY);
  expect(account.outcomes).toEqual(['asleep']);
  expect(account.data.enrollments[0]?.exitedAt).toBe(Date.UTC(2026, 2, 9));
});

test('an effect that nothing does is told as refused, and asks a person once', () => {
  const account = new OneAccount(runtimeOf(growing, { ...plainRegistry, effects: [] }));
  account.refuses = true;
  account.event('upgrade.requested', START);
  expect(account.asked.map(({ kind, payload }) => [kind, payload.task])).toEqual([
    ['email', undefined],
    ['task', 'put_right'],
  ]);
  expect(account.events.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['email.refused', 'task.refused', 'journey.entered']),
  );
});

test('what one journey tells twice at one instant is two events, each under a key of its own', () => {
  const held = (id: string, limit: string) => `      - id: after_${id}
        await: [email.replied]
        meanwhile: [ { at: 1d after entry, email: hello, id: ${id} } ]
        for: ${limit}
`;
  const gated = (growing[JOURNEY] ?? '')
    .replace(', again: { done: 4d }', '')
    .replace('stages:', 'gate: nps.last() >= 7\nstages:');
  const [head = ''] = gated.split('      - ');
  const account = asks({ ...growing, [JOURNEY]: `${head}${held('one', '1d')}${held('two', '5d')}` }).pass(START + DAY);
  const told = account.events.filter(({ name }) => name === 'email.held');
  expect(told.map(({ receivedAt }) => receivedAt)).toEqual([START + DAY, START + DAY]);
  expect(new Set(told.map(({ key }) => key)).size).toBe(2);
});
