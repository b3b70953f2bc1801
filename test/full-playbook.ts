import { smallPlaybook } from './playbook-files.ts';

/** The small playbook with one of everything that a deal needs: a team, documents, answers, notices, risks, KPIs. */
export const fullPlaybook: Readonly<Record<string, string>> = {
  ...smallPlaybook,
  'facts.yaml': `${smallPlaybook['facts.yaml']}  service.feedback: { properties: { met: { type: bool, required: true }, comment: { type: text } } }
  advocacy.suggested: { properties: { reason: { type: text } } }
`,
  'team.yaml': `roles:
  csm: { title: Customer success manager, stand in: [cs_lead], cap: 60 accounts, pooling: '1 : 40' }
  cs_lead: { title: Head of customer success }
  planner: { title: Planner, stand in: csm }
`,
  'health.yaml': `${smallPlaybook['health.yaml']}    on enter:
      red:
        - { task: attention, assign: csm, due: 2 business days, guide: attention }
        - { do: journey.start, with: { journey: deal } }
      unknown: [{ notify: unhealthy }]
`,
  'kpis.yaml': `kpis:
  win_rate: { title: Win rate, of: proposal.sent, did: opportunity.won, target: '>= 40%' }
  offers: { of: [opportunity.created, opportunity.reopened], did: offer }
  content: { of: { event: service.feedback, where: event.properties.met }, did: opportunity.won }
  sized: { share: answers.offer.size > 10, of: offer, target: '> 90%' }
  pipeline: { sum: opportunity.estimated_value, where: opportunity.is_open }
  deal_size: { average: order.additional_arr, as share of: contract.original_arr, target: '> 30%' }
  cycle: { average days: [opportunity.created, opportunity.won], target: < 45 days }
  per_csm: { meaning: Signals found, count: signal.raised, per: month, by: csm, target: '>= 2' }
  large: { share: account.plan_limit > 100, of: accounts }
  nrr: { revenue: net_retention, over: 12mo, target: '> 110%' }
  part: { revenue: contribution, over: 12mo, journey: deal }
`,
  'journeys/deal.yaml': `journey: deal
title: Deal
enter:
  on: [upgrade.requested, follow_up.due]
  always: [upgrade.requested, follow_up.due]
  again: { declined: 180d }
goal: { event: order.created }
gate: health.score >= 60
stop: [{ when: health.band == "red", exit: unhealthy }]
on exit:
  unhealthy: [{ do: opportunity.update, when: opportunity.is_open, with: { stage: deferred, reason: unhealthy } }]
risks:
  - { risk: Little use, when: usage.sum("14d") < 3, mitigation: [{ do: journey.start, with: { journey: upgrade } }] }
stages:
  - stage: offer
    on:
      - { event: service.feedback, when: '!event.properties.met', task: issue, assign: csm, stays: true }
    done when:
      - answers.offer.size > 10
      - check: Needs documented
    steps:
      - { task: offer, title: { en: Offer }, assign: planner, form: offer }
      - split: tone
        arms:
          - { arm: short, weight: 40, go: made }
          - { arm: long, weight: 40, steps: [{ wait: 1d }] }
          - { arm: none, weight: 20 }
      - { id: made, document: proposal, review: csm, title: Look at the proposal, due: 2 business days }
      - email: delivery
      - { id: delivered, await: proposal.sent }
  - stage: decision
    steps:
      - id: decision
        await: decision.recorded
        meanwhile:
          - { at: 3d after proposal.sent, email: reminder, unless: 'happened("email.replied", "proposal.sent")' }
          - { at: 4d, notify: unhealthy }
        until: 34d after proposal.sent
        then: { timeout: { exit: late } }
      - choose:
          - { when: event.properties.decision == "upgrade", go: won }
          - { when: event.properties.decision == "defer", exit: deferred, again: { at: at decision.follow_up_on, from: offer } }
          - { when: visits("decision") > 2 || outcome("tone") == "none", exit: late }
        otherwise: declined
      - id: won
        do: order.create
        with: { plan: =event.properties.plan, arr: 12 }
      - { id: tell, notify: won }
      - { do: event.record, with: { event: advocacy.suggested, reason: =event.properties.reason } }
      - exit: won
      - { id: declined, task: upgrade_review, assign: csm, due: 6 months after decision.recorded, wait: false, stays: true }
      - exit: declined
`,
  'forms/offer.yaml': `form: offer
title: { en: Offer }
fields:
  - { field: size, label: { en: Size }, type: number, required: true }
  - field: plan
    label: Plan
    type: choice
    options: [{ value: plus, label: { en: Plus } }, basic]
  - { field: why, label: Why so large?, type: long text, show when: size > 100 && plan != "basic" }
  - field: services
    label: Services
    type: list
    fields: [{ field: service, label: Service, type: text }, { field: price, label: Price, type: money }]
`,
  'documents/proposal.md': `---
with: { plan: event.properties.plan }
---
## en
# Proposal for {{account.name}}

{{#each answers.offer.services}}
- {{this.service}}: {{money this.price "USD"}}
{{/each}}
{{#if plan}}{{plan}}{{/if}}
`,
  'messages/delivery.md': `---
purpose: service
from: csm
to: primary contact
attach: [proposal]
send: after review by csm
answers:
  good: { go to: csm.booking_link }
  later:
    event: decision.recorded
    with: { decision: defer }
    ask: [{ field: follow_up_on, label: { en: When? }, type: date, required: true }]
---
## en
# Your proposal

For {{answers.offer.size}} of them. {{answer "Good" "good"}} {{answer "Later" "later"}}
`,
  'messages/reminder.md': `---
purpose: upsell
from: csm
to: primary contact
thread: delivery
---
## en
# Re: Your proposal

Have you had a look? {{#if evidence.share}}{{evidence.share}}{{/if}}
`,
  'messages/won.md': `---
purpose: internal
from: csm
to: [csm, operations]
---
## en
# {{account.name}} said yes

{{planner.first_name}} knows more.
`,
  'messages/unhealthy.md': `---
purpose: internal
from: csm
to: csm
with: { score: health.score }
---
## en
# {{account.name}} needs attention

{{#if score}}The score is {{score}}.{{/if}}
`,
  'guides/attention.md': `---
with: {}
---
## en
Call {{account.name}}.
`,
  'signals.yaml': (smallPlaybook['signals.yaml'] ?? '').replace(
    '    pattern: clear\n',
    '    pattern: clear\n    evidence: { share: usage.sum("30d") / account.plan_limit }\n',
  ),
  'tests/deal.yaml': `- scenario: Deferred
  given:
    account: { plan_limit: 100 }
  play:
    - { day: 0, upgrade.requested: {} }
    - { day: 1, answer: { offer: { size: 20 } } }
    - { day: 1, check: Needs documented }
    - { day: 2, approve: proposal }
    - { day: 3, click: { message: delivery, answer: later, follow_up_on: day 60 } }
    - { day: 70, decision: upgrade, with: { plan: plus, effective_on: day 80 } }
  expect:
    - { day: 0, task: offer }
    - { day: 1, document: proposal }
    - { day: 1, review: proposal }
    - { day: 2, email: delivery }
    - { day: 70, order: plus }
    - { day: 70, notify: won }
    - { day: 70, segment: nurture }
    - { never: reminder }
`,
};
