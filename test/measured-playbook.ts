/** A small playbook with a KPI of each kind; one of its journeys holds everybody out. */
export const measuredPlaybook = {
  'playbook.yaml': 'playbook: growing\ntitle: Growing\nversion: "1"\nowner: Tests\nlocales: [en]\n',
  'facts.yaml': `attributes:
  reference: { type: bool }
metrics:
  usage: { event: service.used, sum: quantity }
events:
  service.used: { properties: { quantity: { type: number, required: true } } }
  upgrade.asked: { properties: { value: { type: number }, urgent: { type: bool } } }
`,
  'journeys/grow.yaml': `journey: grow
title: Grow
enter: { on: [upgrade.asked], again: { gone: at once } }
stages:
  - stage: talk
    steps:
      - do: opportunity.create
        with: { estimated_value: =event.properties.value }
      - { task: call, title: Call, assign: csm, form: note, wait: false }
      - id: decision
        await: order.created
        until: day 5
        then: { timeout: { exit: gone } }
      - { do: opportunity.update, with: { stage: won } }
      - exit: done
`,
  'journeys/quiet.yaml': `journey: quiet
title: Quiet
enter: { on: [upgrade.asked], holdout: 100% }
stages:
  - stage: wait
    steps:
      - wait: 1d
      - exit: done
`,
  'forms/note.yaml': 'form: note\ntitle: Note\nfields:\n  - { field: satisfied, label: Satisfied, type: yes/no }\n',
  'kpis.yaml': `kpis:
  entered: { title: Entered, of: upgrade.asked, did: journey.entered, target: '>= 50%' }
  urgent: { of: { event: upgrade.asked, where: event.properties.urgent }, did: journey.entered }
  held: { of: [journey.entered, journey.held_out], did: journey.exited }
  called: { of: journey.entered, did: call, target: '> 50%' }
  won: { of: opportunity.created, did: opportunity.won, target: '>= 40%' }
  satisfied: { share: answers.note.satisfied, of: call, target: '>= 90%' }
  references: { share: account.reference == true, of: accounts, target: '>= 30%' }
  active: { share: usage.sum("30d") > 5, of: accounts }
  pipeline: { sum: opportunity.estimated_value, where: opportunity.is_open }
  revenue: { sum: order.additional_arr, target: '>= 300' }
  deal_size: { average: order.additional_arr, as share of: contract.original_arr, target: '> 30%' }
  cycle: { average days: [opportunity.created, opportunity.won], target: '< 45 days' }
  asked: { count: upgrade.asked, per: month, by: csm, target: '>= 1' }
  nrr: { revenue: net_retention, over: 12mo, target: '> 110%' }
  grr: { revenue: gross_retention, over: 12mo }
  churn: { revenue: logo_churn, over: 12mo, target: '< 50%' }
  brought: { revenue: contribution, over: 12mo, journey: grow }
`,
};
/** It enters on the same events, and asks the same of its own runs. */
export const otherPlaybook = {
  'playbook.yaml': measuredPlaybook['playbook.yaml'].replace('growing', 'other'),
  'facts.yaml': measuredPlaybook['facts.yaml'],
  'journeys/other.yaml': measuredPlaybook['journeys/grow.yaml'].replace('journey: grow', 'journey: other'),
  'forms/note.yaml': measuredPlaybook['forms/note.yaml'],
  'kpis.yaml': 'kpis:\n  won: { of: opportunity.created, did: opportunity.won }\n',
};
