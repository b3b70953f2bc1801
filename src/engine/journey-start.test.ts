import { describe, expect, test } from 'vitest';
import { DAY, HOUR, type Instant } from '#base';
import { changed, growing, loadFiles, OneAccount, plainRegistry, runtimeOf } from '../../test/engine.ts';
import { buildRuntime, type Runtime } from './runtime.ts';

/** A Monday. */
const START: Instant = Date.UTC(2026, 2, 2, 9);
const JOURNEY = 'journeys/grow.yaml';
const HELP = `journey: help
title: Help
enter: { on: [meeting.booked] }
stages:
  - stage: help
    steps:
      - { task: help_out, title: Help out, assign: csm }
      - exit: helped
`;
const starting = (journey = 'help') =>
  changed(JOURNEY, '      - email: hello\n', `      - { do: journey.start, with: { journey: ${journey} } }\n`);
const helping = { ...starting(), 'journeys/help.yaml': HELP };

const entered = (account: OneAccount): string[] =>
  account.events.flatMap(({ name, properties: { playbook, journey } }) =>
    name === 'journey.entered' ? [`${playbook} ${journey}`] : [],
  );
const asks = (runtime: Runtime) => new OneAccount(runtime).event('upgrade.requested', START);

/** Several playbooks live at once. */
function together(...all: readonly (typeof growing)[]): Runtime {
  const { zone, calendar, quiet, upsellCap } = runtimeOf(growing);
  const live = all.map((files) => loadFiles(files));
  const workspace = { registry: plainRegistry, zone, calendar, quiet, upsellCap, others: [] };
  return buildRuntime({ ...workspace, live, productEvents: {}, metricIds: new Map() });
}

describe('journey.start', () => {
  test('enters the journey that it names, which need not list how', () => {
    const account = asks(runtimeOf(helping));
    expect(entered(account)).toEqual(['growing grow', 'growing help']);
    const [grow] = account.data.enrollments;
    const requested = account.events.find(({ name }) => name === 'journey.requested');
    expect(requested?.properties).toEqual({ journey: 'help', playbook: 'growing', by: grow?.id });
    expect(account.asked.map(({ kind, payload }) => [kind, payload.task])).toEqual([['task', 'help_out']]);
  });

  test('does not enter where the journey’s own conditions do not let it', () => {
    const only = HELP.replace(
      'enter: { on: [meeting.booked] }',
      'enter: { on: [meeting.booked], if: nps.last() >= 9 }',
    );
    expect(entered(asks(runtimeOf({ ...helping, 'journeys/help.yaml': only })))).toEqual(['growing grow']);
  });

  test('takes the journey of its own playbook, else that of another that is live', () => {
    const named = (id: string, files: typeof growing) =>
      changed('playbook.yaml', 'playbook: growing', `playbook: ${id}`, files);
    const { 'signals.yaml': _, ...quiet } = growing;
    const other = named('another', { ...quiet, 'journeys/grow.yaml': HELP });
    const mine = named('mine', starting());
    const own = named('own', helping);
    const raise = (runtime: Runtime) => new OneAccount(runtime).event('signal.raised', START, { kind: 'request' });
    expect(entered(raise(together(other, mine)))).toEqual(['mine grow', 'another help']);
    expect(entered(raise(together(other, own)))).toEqual(['own grow', 'own help']);
  });

  test('of a journey that is nowhere is refused, and asks a person', () => {
    const account = asks(runtimeOf(starting('nowhere')));
    expect(account.events.find(({ name }) => name === 'journey.start.refused')?.properties).toMatchObject({
      reason: 'journey-unknown',
    });
    expect(account.asked).toMatchObject([{ kind: 'task', payload: { task: 'put_right', reason: 'journey-unknown' } }]);
  });
});

describe('one that was left to come back', () => {
  const deferring = changed(
    JOURNEY,
    `      - await: [email.replied]
        for: 4d
        then: { timeout: { exit: quiet } }
      - { task: ask, title: Ask, assign: csm }
      - exit: done
`,
    `      - await: decision.recorded
      - { exit: deferred, again: { at: at decision.follow_up_on, from: later } }
  - stage: later
    steps:
      - { task: again, title: Again, assign: csm, wait: false }
`,
    changed(
      JOURNEY,
      'enter: { on: [signal.raised], again: { done: 4d } }',
      'enter: { on: [signal.raised, follow_up.due], again: { deferred: at once }, always: [follow_up.due] }',
    ),
  );
  const deferred = (runtime = runtimeOf(deferring)) =>
    asks(runtime).event('decision.recorded', START + DAY, { follow_up_on: '2026-03-20' });

  test('enters by itself on that day, into that stage', () => {
    const account = deferred().pass(START + 30 * DAY);
    const due = account.events.find(({ name }) => name === 'follow_up.due');
    expect(due?.receivedAt).toBe(Date.UTC(2026, 2, 20));
    const [first, second] = account.data.enrollments;
    expect(due?.properties).toMatchObject({ playbook: 'growing', journey: 'grow', enrollment: first?.id });
    expect(first).not.toHaveProperty('again');
    expect(second).toMatchObject({ outcome: 'completed', stage: 'later', event: { name: 'follow_up.due' } });
    expect(account.asked.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
      'email hello',
      'task again',
      'task.cancel (exit)',
    ]);
    expect(account.pass(START + 90 * DAY).data.enrollments).toHaveLength(2);
  });

  test('is barred until then, whatever raises a signal', () => {
    const account = deferred().event('service.used', START + 5 * DAY, { quantity: 100 });
    expect(
      account.events.some(({ name, properties }) => name === 'signal.raised' && properties.kind === 'high_usage'),
    ).toBe(true);
    expect(account.data.enrollments).toHaveLength(1);
  });

  test('comes back also when its version is not there any more', () => {
    const account = deferred();
    const newer = new OneAccount(runtimeOf(changed('playbook.yaml', '"1"', '"2"', deferring)));
    newer.data = account.data;
    newer.pass(START + 30 * DAY);
    expect(newer.data.enrollments.map(({ version, outcome }) => [version, outcome])).toEqual([
      ['1', 'deferred'],
      ['2', 'completed'],
    ]);
  });
});

test('a split asks the runtime which arm an account is in', () => {
  const split = changed(
    JOURNEY,
    '      - email: hello\n',
    `      - { split: tone, arms: [ { arm: short, weight: 50, steps: [ { task: short, title: Short, assign: csm, wait: false } ] }, { arm: long, weight: 50 } ] }
      - email: hello
`,
  );
  const playbook = loadFiles(split);
  const tasksWith = (share: number): string[] => {
    const parts = { ...runtimeOf(split), live: [playbook], others: [], productEvents: {}, metricIds: new Map() };
    const account = asks(buildRuntime({ ...parts, assign: (what) => (what.includes('tone') ? share : 0) }));
    return account.asked.flatMap(({ kind, payload }) => (kind === 'task' ? [String(payload.task)] : []));
  };
  expect(tasksWith(0.49)).toEqual(['short']);
  expect(tasksWith(0.5)).toEqual([]);
});

test('who is held out is asked of the runtime too', () => {
  const held = changed(JOURNEY, 'on: [signal.raised]', 'on: [signal.raised], holdout: 30%');
  const statusWith = (share: number): string[] => {
    const parts = { ...runtimeOf(held), live: [loadFiles(held)], others: [], productEvents: {}, metricIds: new Map() };
    return asks(buildRuntime({ ...parts, assign: (what) => (what === 'hold-out grow' ? share : 1) })).outcomes;
  };
  expect(statusWith(0.29)).toEqual(['held_out']);
  expect(statusWith(0.3)).toEqual(['running']);
});

test('a window that has passed is told once, and holds nothing', () => {
  const windowed = changed(JOURNEY, '  - stage: talk\n', '  - stage: talk\n    window: { from: day 0, to: day 2 }\n');
  const account = asks(runtimeOf(windowed))
    .pass(START + 3 * DAY)
    .pass(START + 3 * DAY + HOUR);
  const overdue = account.events.filter(({ name }) => name === 'stage.overdue');
  expect(overdue).toMatchObject([{ receivedAt: START + 2 * DAY, properties: { journey: 'grow', stage: 'talk' } }]);
  expect(account.outcomes).toEqual(['running']);
});
