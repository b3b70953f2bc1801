import { describe, expect, test } from 'vitest';
import { playbookOf, smallPlaybook, withChange } from '../../../test/playbook-files.ts';
import { playbookDigest } from './digest.ts';
import type { AwaitStep, ChooseStep } from './journey-definition.ts';

const JOURNEY = 'journeys/upgrade.yaml';

function stepsOf(files: Readonly<Record<string, string>>) {
  return playbookOf(files).journeys.upgrade?.steps ?? {};
}

describe('steps of a journey', () => {
  test('an id is the one that is said, else the name of the message or task, else stage, kind and number', () => {
    expect(Object.keys(stepsOf(smallPlaybook)).sort()).toEqual([
      'answer',
      'call',
      'discovery_choose_1',
      'discovery_exit_1',
      'discovery_exit_2',
      'discovery_exit_3',
      'outreach',
    ]);
  });

  test('each leads to the one after it, and a way without a goal of its own to the step after the wait', () => {
    const steps = stepsOf(smallPlaybook);
    expect(steps.outreach?.next).toBe('answer');
    expect(steps.answer?.next).toBe('call');
    expect((steps.answer as AwaitStep).then).toEqual({ 'meeting.booked': 'call', timeout: 'discovery_exit_1' });
    expect(steps.discovery_exit_1).not.toHaveProperty('next');
  });

  test('steps written inside a way go on after the wait, unless the last one goes elsewhere', () => {
    const inside = (last: string) => `timeout: [{ email: outreach, id: again }${last}]`;
    const onwards = stepsOf(withChange(JOURNEY, 'timeout: { exit: late }', inside('')));
    expect(onwards.again?.next).toBe('call');
    const back = stepsOf(withChange(JOURNEY, 'timeout: { exit: late }', inside(', { go: answer }')));
    expect(back.again?.next).toBe('answer');
    expect((back.answer as AwaitStep).then.timeout).toBe('again');
  });

  test('a go to a stage leads to its first step', () => {
    const steps = stepsOf(withChange(JOURNEY, 'go: answer', 'go: discovery'));
    expect((steps.discovery_choose_1 as ChooseStep).cases.map((option) => option.to)).toEqual([
      'discovery_exit_2',
      'outreach',
    ]);
  });

  test('the steps of a stage lead to the next stage', () => {
    const files = withChange(
      JOURNEY,
      '        otherwise: { exit: late }\n',
      '        otherwise: proposal\n  - stage: proposal\n    steps:\n      - exit: done\n',
    );
    const journey = playbookOf(files).journeys.upgrade;
    expect(journey?.stages.map((stage) => stage.first)).toEqual(['outreach', 'proposal_exit_1']);
    expect(journey?.steps.discovery_choose_1?.next).toBe('proposal_exit_1');
  });

  test('a task that is awaited is told by its name, and the wait knows it from an event', () => {
    const steps = stepsOf(
      withChange(JOURNEY, '[meeting.booked, email.replied]', '[meeting.booked, email.replied, call]'),
    );
    expect((steps.answer as AwaitStep).events).toEqual(['meeting.booked', 'email.replied', 'task:call']);
  });

  test('what stands beside a wait is a step of its own, at once unless it says when, and never holds the journey', () => {
    const meanwhile = `for: 7d
        meanwhile:
          - { task: remind, assign: csm }
          - { at: day 6, email: outreach, id: follow_up, unless: nps.last() > 8 }`;
    const steps = stepsOf(withChange(JOURNEY, 'for: 7d', meanwhile));
    const [first, second] = (steps.answer as AwaitStep).meanwhile;
    expect(first).toEqual({ at: { kind: 'in', offset: { kind: 'elapsed', ms: 0 } }, step: 'remind' });
    expect(second).toMatchObject({
      at: { kind: 'day', day: 6 },
      step: 'follow_up',
      when: { source: '!(nps.last() > 8)' },
    });
    expect(steps.remind).toMatchObject({ kind: 'task', wait: false, title: 'Remind' });
  });

  test('a wait is for a moment or until a condition holds', () => {
    const waits = withChange(
      JOURNEY,
      '      - choose:',
      '      - { wait: 3d, id: rest }\n      - { wait: { until: nps.last() > 8 }, id: mood }\n      - choose:',
    );
    const steps = stepsOf(waits);
    expect(steps.rest).toMatchObject({ until: { kind: 'in', offset: { kind: 'calendar', unit: 'day', n: 3 } } });
    expect(steps.mood).toMatchObject({ until: { kind: 'expression', expression: { source: 'nps.last() > 8' } } });
  });

  test('a step knows its line', () => {
    expect(stepsOf(smallPlaybook).call?.line).toBe(19);
  });
});

describe('scenarios', () => {
  test('what is given, played and expected is told apart', () => {
    expect(playbookOf(smallPlaybook).scenarios).toEqual([
      {
        title: 'Late',
        file: 'tests/all.yaml',
        line: 1,
        given: {
          account: { plan_limit: 100, tenure_months: 7 },
          contract: {},
          usage: [{ event: 'service.used', property: 'quantity', quantity: 92, days: 30 }],
          events: [{ event: 'nps.submitted', properties: { score: 9 }, times: {}, dates: {}, daysBefore: 0 }],
        },
        play: [
          {
            at: { day: 1 },
            line: 7,
            act: {
              kind: 'event',
              event: 'meeting.booked',
              properties: { meeting: 'm', ends: '2026-03-02T10:00:00Z' },
              times: { starts: { day: 4, minute: 840 } },
              dates: {},
            },
          },
          { at: { day: 5 }, line: 8, act: { kind: 'complete', task: 'call', answers: {} } },
          { at: { day: 6 }, line: 9, act: { kind: 'complete', task: 'call', answers: { status: 'no' } } },
        ],
        expect: [
          { line: 11, never: false, at: { day: 0 }, what: { kind: 'enter', name: 'upgrade' } },
          { line: 12, never: false, at: { day: 3, minute: 600 }, what: { kind: 'email', name: 'outreach' } },
          { line: 13, never: false, at: { day: 0 }, what: { kind: 'score', name: 'growth' }, value: 25 },
          { line: 14, never: true, what: { kind: 'exit', name: 'done' } },
        ],
      },
    ]);
  });
});

describe('the loaded playbook', () => {
  test('metrics of the same definition are the same, whatever they are called', () => {
    const [one] = Object.values(playbookOf(smallPlaybook).metrics);
    const filtered = withChange('facts.yaml', 'sum: quantity', 'sum: quantity, where: event.properties.quantity > 0');
    const [other] = Object.values(playbookOf(filtered).metrics);
    expect(one?.definition).toBe(
      '{"aggregate":"sum","by":null,"decimals":3,"event":"service.used","property":"quantity","where":null}',
    );
    expect(other?.definition).not.toBe(one?.definition);
  });

  test('a metric may keep a text, which expressions know as one', () => {
    const files = withChange('facts.yaml', 'metrics:', 'metrics:\n  plan: { event: upgrade.requested, last: plan }');
    const declared = {
      ...files,
      'facts.yaml': (files['facts.yaml'] ?? '').replace(
        'requested: {}',
        'requested: { properties: { plan: { type: text } } }',
      ),
    };
    const playbook = playbookOf({
      ...declared,
      'messages/outreach.md': (files['messages/outreach.md'] ?? '').replace('with:', 'with:\n  plan: plan.last()'),
    });
    expect(playbook.messages.outreach?.with.plan?.type).toBe('text');
  });

  test('the longest window counts twice where it is compared with the days before', () => {
    expect(playbookOf(smallPlaybook).longestWindow).toBe(30);
    expect(
      playbookOf(
        withChange(
          'signals.yaml',
          'weak: { otherwise: true }',
          'strong: { when: \'usage.change("30d") > 0.3\' }\n  weak: { otherwise: true }',
        ),
      ).longestWindow,
    ).toBe(60);
  });

  test('the digest changes with any file, and not with their order', () => {
    const turned = Object.fromEntries(Object.entries(smallPlaybook).reverse());
    expect(playbookDigest(turned)).toBe(playbookDigest(smallPlaybook));
    expect(playbookDigest({ ...smallPlaybook, 'README.md': 'x' })).not.toBe(playbookDigest(smallPlaybook));
    expect(playbookOf(smallPlaybook).digest).toBe(playbookDigest(smallPlaybook));
  });

  test('what was read out of a message is its subject and its text', () => {
    expect(playbookOf(smallPlaybook).messages.outreach?.bodies).toEqual({
      en: { subject: 'Hello {{contact.first_name}}', body: 'You have used {{share}} of {{account.plan_limit}}.' },
    });
  });
});
