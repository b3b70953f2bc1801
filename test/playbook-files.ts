import { loadPlaybook, type Playbook, type Problem } from '#pure/playbook';
import { aProduct } from './product-catalog.ts';

/** A playbook with one of each kind of file, in which nothing is wrong. */
export const smallPlaybook: Readonly<Record<string, string>> = {
  'playbook.yaml': `playbook: small
title: Small
version: '1.0'
owner: Team
locales: [en]
`,
  'facts.yaml': `attributes:
  plan_limit: { type: number }
  services: { type: list(text) }
metrics:
  usage: { event: service.used, sum: quantity }
  nps: { event: nps.submitted, last: score }
events:
  service.used: { properties: { quantity: { type: number, required: true } } }
  nps.submitted: { properties: { score: { type: number, required: true } } }
  upgrade.requested: {}
`,
  'health.yaml': `health:
  one:
    components:
      - component: use
        weight: 60
        measures: [{ measure: visits, input: usage.sum("30d"), scale: { zero: 0, full: 20 } }]
      - component: mood
        weight: 40
        measures: [{ measure: nps, input: nps.last(), scale: { zero: 0, full: 10 } }]
    bands: [{ above: 60, band: green }, { band: red }]
`,
  'signals.yaml': `scores:
  growth:
    max: 25
    factors:
      - factor: use
        input: usage.sum("30d") / account.plan_limit
        points: [{ above: 0.9, points: 25, label: High }, { above: 0.7, points: 15, label: Growing }]
    bands: [{ from: 20, band: go }, { band: wait }]
signals:
  high_usage:
    title: High usage
    leads to: expansion
    when: usage.sum("30d") / account.plan_limit >= 0.8
    levels: [0.8, 0.9]
    pattern: clear
grading:
  weak: { otherwise: true }
`,
  'journeys/upgrade.yaml': `journey: upgrade
title: Upgrade
enter:
  on: [signal.raised, upgrade.requested]
  signals: high_usage
  when: scores.growth > 20
  again: { late: 90d }
stages:
  - stage: discovery
    steps:
      - email: outreach
        at: day 3
      - id: answer
        await: [meeting.booked, email.replied]
        for: 7d
        then:
          meeting.booked: call
          timeout: { exit: late }
      - id: call
        task: call
        assign: csm
        form: note
        guide: call
      - choose:
          - { when: answers.note.status == "yes", exit: done }
          - { when: outcome("answer") == "email.replied", go: answer }
        otherwise: { exit: late }
`,
  'forms/note.yaml': `form: note
title: Note
fields:
  - { field: status, label: Status, type: choice, required: true, options: [yes, no] }
`,
  'messages/outreach.md': `---
purpose: upsell
from: csm
to: primary contact
with:
  share: usage.sum("30d") / account.plan_limit
---
## en
# Hello {{contact.first_name}}

You have used {{share}} of {{account.plan_limit}}.
`,
  'guides/call.md': `---
with: {}
---
## en
Ask {{account.name}}.
`,
  'tests/all.yaml': `- scenario: Late
  given:
    account: { plan_limit: 100, tenure_months: 7 }
    usage: { service.used: 92 in last 30d }
    nps: 9
  play:
    - { day: 1, meeting.booked: { meeting: m, starts: day 4 14:00, ends: '2026-03-02T10:00:00Z' } }
    - { day: 5, done: call }
    - { day: 6, answer: { note: { status: no } } }
  expect:
    - { day: 0, enter: upgrade }
    - { day: 3, at: '10:00', email: outreach }
    - { day: 0, score: { growth: 25 } }
    - { never: done }
`,
};

/** A playbook, the small one unless said, with one text replaced in one file; the text must be there. */
export function withChange(
  file: string,
  from: string,
  to: string,
  files: Readonly<Record<string, string>> = smallPlaybook,
): Record<string, string> {
  const text = files[file];
  if (text === undefined || !text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return { ...files, [file]: text.replace(from, () => to) };
}

export function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const loaded = loadPlaybook(files, aProduct());
  return loaded.ok ? [] : loaded.problems.map(shown);
}

export function playbookOf(files: Readonly<Record<string, string>>): Playbook {
  const loaded = loadPlaybook(files, aProduct());
  if (!loaded.ok) throw new Error(loaded.problems.map(shown).join('\n'));
  return loaded.playbook;
}

const shown = ({ file, line, column, message }: Problem): string => `${file}:${line}:${column}: ${message}`;
