/** A playbook in which journeys, health and messages do at short distance whatever can be cut by a tick. */
export const FILES = {
  'playbook.yaml': 'playbook: cuts\ntitle: Cuts\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `
attributes: {}
metrics:
  usage: { event: service.used, sum: quantity, by: feature }
  logins: { event: signed.in, count: true }
  nps: { event: nps.submitted, last: score }
events:
  service.used: { properties: { quantity: { type: number, required: true }, feature: { type: text } } }
  signed.in: { properties: {} }
  nps.submitted: { properties: { score: { type: number, required: true } } }
  upgrade.requested: { properties: {} }
`,
  'signals.yaml': `
scores:
  expansion:
    title: Expansion
    max: 100
    factors:
      - { factor: usage, input: usage.sum("7d"), points: [ { above: 60, points: 50, label: High }, { above: 20, points: 20, label: Some } ] }
      - { factor: nps, input: nps.last(), points: [ { from: 9, points: 30, label: Promoter } ] }
      - { factor: logins, input: logins.change("7d"), points: [ { above: 0, points: 20, label: Growing } ] }
    bands: [ { from: 70, band: pursue }, { from: 40, band: nurture }, { band: wait } ]
signals:
  high_usage: { title: High usage, leads to: expansion, when: usage.sum("7d") >= 40, levels: [40, 80], quiet: 5d, pattern: clear, needs: known(nps.last()) }
  request: { title: Asked, leads to: expansion, on: upgrade.requested, pattern: clear, direct request: true, lasts: 10d }
  answered: { title: Answered, leads to: expansion, on: nps.submitted, pattern: vague, lasts: 12d }
  candid: { title: Candid, leads to: expansion, on: nps.submitted, when: event.properties.score >= 3, pattern: vague, lasts: 12d }
  signed_in: { title: Signed in, leads to: expansion, on: signed.in, pattern: vague, lasts: 12d }
  steady: { title: Steady, leads to: advocacy, when: usage.sum("7d") >= 20, levels: [20, 60], pattern: vague }
grading:
  strong: { when: signals.kinds >= 3 }
  moderate: { when: signals.kinds >= 2 || signal.direct_request }
  weak: { otherwise: true, watch: 2d }
`,
  'health.yaml': `
health:
  nps:
    components: [ { component: nps, weight: 100, measures: [ { measure: nps, input: nps.last(), scale: { zero: 0, full: 10 } } ] } ]
    bands: [ { from: 50, band: green }, { band: red } ]
    on enter:
      red: [ { task: attention, title: Look after them, assign: csm }, { do: journey.start, with: { journey: care } } ]
`,
  'journeys/grow.yaml': `
journey: grow
title: Grow
about: account
enter:
  on: [signal.raised, follow_up.due]
  when: scores.expansion >= 20 || event.name == "follow_up.due"
  again: { done: 4d, quiet: at once }
  always: [follow_up.due]
  holdout: 10%
gate: nps.last() >= 4
stop: [ { when: nps.last() <= 2, exit: unhappy } ]
on exit:
  unhappy: [ { task: talk_to_them, title: Talk to them, assign: csm }, { email: sorry } ]
risks: [ { risk: silence, when: usage.sum("5d") < 5, mitigation: [ { task: wake_up, title: Wake them up, assign: csm } ] } ]
stages:
  - stage: talk
    window: { from: day 0, to: day 3 }
    on: [ { event: signed.in, when: visits("answer") > 0, email: welcome_back } ]
    steps:
      - split: tone
        arms:
          - { arm: soon, weight: 60, steps: [ { email: hello, at: "day 1, best hour" } ] }
          - { arm: later, weight: 40, steps: [ { email: hello, id: hello_later, at: day 2 } ] }
      - id: answer
        await: [meeting.booked, email.replied]
        meanwhile: [ { at: day 3, email: again, unless: happened("signed.in") } ]
        for: 4d
        then: { email.replied: ask, timeout: { exit: quiet, again: { at: 12d after entry, from: second } } }
      - { id: ask, task: ask, title: Ask, assign: csm }
  - stage: second
    steps:
      - wait: { until: usage.sum("7d") > 10 }
      - exit: done
`,
  'journeys/care.yaml': `
journey: care
title: Care
enter: { on: [nps.submitted], if: event.name == "journey.requested" || event.properties.score <= 4, again: { cared: 6d } }
stages:
  - stage: care
    steps:
      - email: again
      - wait: 2d
      - exit: cared
`,
  'messages/hello.md': '---\npurpose: upsell\nfrom: csm\nto: primary contact\n---\n## en\n# Hello\nHello.\n',
  'messages/again.md': '---\npurpose: upsell\nfrom: csm\nto: primary contact\n---\n## en\n# Again\nAgain.\n',
  'messages/welcome_back.md':
    '---\npurpose: relationship\nfrom: csm\nto: primary contact\n---\n## en\n# Hello again\nHello again.\n',
  'messages/sorry.md': '---\npurpose: relationship\nfrom: csm\nto: primary contact\n---\n## en\n# Sorry\nSorry.\n',
};
