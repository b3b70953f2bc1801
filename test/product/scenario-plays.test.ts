import { describe, expect, test } from 'vitest';
import { runScenario, type ScenarioResult } from '#simulation';
import { composeProduct } from '../../src/product.ts';

const product = composeProduct();

/** A journey with everything that people do beside it, told in a few steps. */
const FILES: Record<string, string> = {
  'playbook.yaml': 'playbook: plays\ntitle: Plays\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `attributes:
  plan_limit: { type: number }
  champion: { type: bool }
metrics: {}
events:
  upgrade.requested: {}
  praise.given: { properties: { reason: { type: text } } }
`,
  'journeys/deal.yaml': `journey: deal
title: Deal
enter: { on: [upgrade.requested, follow_up.due], always: [upgrade.requested, follow_up.due] }
stages:
  - stage: talk
    done when: [ { check: Needs documented } ]
    steps:
      - { do: opportunity.create, with: { estimated_value: 1200, currency: USD, stage: qualified } }
      - { do: opportunity.update, with: { stage: discovery } }
      - { document: minutes, review: none }
  - stage: proposal
    steps:
      - { document: proposal, review: csm, due: 2 business days }
      - email: delivery
      - await: proposal.sent
      - id: decision
        await: decision.recorded
        until: 30d after proposal.sent
        then: { timeout: { exit: no_decision } }
      - choose:
          - { when: event.properties.decision == "upgrade", go: order }
          - { when: event.properties.decision == "defer", go: deferred }
        otherwise: { exit: declined }
      - { id: order, do: order.create, with: { plan: =event.properties.option, arr: 12000, plan_limit: 200 } }
      - await: order.created
      - { do: opportunity.update, with: { stage: won } }
      - { do: segment.remove, when: '"nurture" in account.segments', with: { segment: nurture } }
      - { do: account.set, with: { field: champion, value: true } }
      - { do: event.record, when: account.plan_limit == 200 && account.champion, with: { event: praise.given, reason: thanks } }
      - notify: won
      - exit: success
      - { id: deferred, do: opportunity.update, with: { stage: deferred, follow_up_on: =event.properties.follow_up_on } }
      - { do: segment.add, with: { segment: nurture } }
      - { exit: deferred, again: { at: at decision.follow_up_on, from: proposal } }
`,
  'documents/minutes.md': '---\n---\n## en\n# Minutes\nWe talked.\n',
  'documents/proposal.md': '---\n---\n## en\n# Proposal\nThis is what we propose.\n',
  'messages/delivery.md': `---
purpose: service
from: csm
to: primary contact
attach: [proposal]
answers:
  yes: { event: decision.recorded, with: { decision: upgrade, option: big } }
  later:
    event: decision.recorded
    with: { decision: defer }
    ask: [ { field: follow_up_on, label: When, type: date, required: true } ]
---
## en
# Your proposal
{{answer "Yes" "yes"}} {{answer "Later" "later"}}
`,
  'messages/won.md': `---
purpose: internal
from: csm
to: [cs_lead]
---
## en
# Won
Well done.
`,
};

const ASKED = '    play:\n      - { day: 0, upgrade.requested: {} }\n';
const CHECKED = `${ASKED}      - { day: 1, check: Needs documented }\n`;
const SENT = `${CHECKED}      - { day: 2, approve: proposal }\n`;

function outcomes(scenario: string): ScenarioResult['failures'] {
  const loaded = product.load({ ...FILES, 'tests/plays.yaml': scenario });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => `${p.file}:${p.line}: ${p.message}`).join('\n'));
  const { playbook } = loaded;
  const runtime = product.runtimeOf(playbook);
  return playbook.scenarios.flatMap((one) => runScenario(playbook, one, runtime).failures);
}

/** A scenario of plays and of what is expected, one line each. */
const plays = (play: string, ...expected: readonly string[]): string => `- scenario: One
  given:
    account: { plan_limit: 100, tenure_months: 12 }
    contract: { arr: 6000, plan: small }
${play.replace(/^ {2}/gm, '')}  expect:
${expected.map((line) => `    - ${line}\n`).join('')}`;

describe('in a scenario', () => {
  test('a stage is left once its box is ticked, and a document waits for its review', () => {
    const expected = [
      '{ day: 0, opportunity: qualified }',
      '{ day: 0, opportunity: discovery }',
      '{ day: 0, document: minutes }',
      '{ day: 1, document: proposal }',
      '{ day: 1, review: proposal }',
      '{ never: { review: proposal }, day: 0 }',
      '{ never: delivery }',
    ];
    expect(outcomes(plays(CHECKED, ...expected))).toEqual([]);
  });

  test('what was approved goes out with its mail, from which time is counted', () => {
    expect(outcomes(plays(SENT, '{ day: 2, email: delivery }', '{ day: 32, exit: no_decision }'))).toEqual([]);
  });

  test('a decision orders the plan, which changes what is known of the account', () => {
    const decided = `${SENT}      - { day: 5, decision: upgrade, with: { option: big } }\n`;
    const expected = [
      '{ day: 5, order: big }',
      '{ day: 5, opportunity: won }',
      '{ day: 5, notify: won }',
      '{ day: 5, exit: success }',
      '{ never: { segment: nurture } }',
    ];
    expect(outcomes(plays(decided, ...expected))).toEqual([]);
  });

  test('a click in the mail says what its button stands for', () => {
    const clicked = `${SENT}      - { day: 4, click: { message: delivery, answer: yes } }\n`;
    expect(outcomes(plays(clicked, '{ day: 4, order: big }', '{ day: 4, exit: success }'))).toEqual([]);
  });

  test('a click says what its page asks for: the day on which the account comes back', () => {
    const later = `${SENT}      - { day: 4, click: { message: delivery, answer: later, follow_up_on: day 40 } }\n`;
    const expected = [
      '{ day: 4, opportunity: deferred }',
      '{ day: 4, segment: nurture }',
      '{ day: 4, exit: deferred }',
      '{ day: 40, enter: deal }',
      '{ day: 40, review: proposal }',
    ];
    expect(outcomes(plays(later, ...expected))).toEqual([]);
  });

  test.each([
    ['approve: proposal', ASKED, 'there is no proposal that waits for its review'],
    [
      'click: { message: delivery, answer: yes }',
      CHECKED,
      'no mail delivery has come that offers yes; mails were: none',
    ],
    ['check: Needs documented', '    play:\n', 'nobody is in a journey that asks for "Needs documented"'],
  ])('%s fails where nothing of the kind is there', (act, before, message) => {
    const failures = outcomes(plays(`${before}      - { day: 3, ${act} }\n`, '{ never: won }'));
    expect(failures.map((failure) => failure.message)).toEqual([message]);
  });

  test('what is expected and does not come is named, with what came instead', () => {
    const failures = outcomes(plays(SENT, '{ day: 2, document: proposal }', '{ day: 2, order: big }'));
    expect(failures.map(({ message }) => message)).toEqual([
      'document proposal did not come on day 2; of its kind came: minutes on day 0 at 09:00, proposal on day 1 at 09:00',
      'order big did not come on day 2; of its kind came: nothing',
    ]);
  });
});
