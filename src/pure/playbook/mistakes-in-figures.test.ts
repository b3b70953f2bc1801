import { describe, expect, test } from 'vitest';
import { plantedMistakes, toldOf } from '../../../test/planted-mistakes.ts';

const mistakes = plantedMistakes(`
a mail by health
  health.yaml | { notify: unhealthy } → { email: delivery }
  15:19: "email" has no place here: a health model writes to no customer; start a journey that does

a band that is none
  health.yaml |       unknown: [ →       unknwn: [
  15:15: there is no band "unknwn"; did you mean "unknown"?

a journey's day in health
  health.yaml | due: 2 business days → due: day 3
  13:48: no journey runs here, so nothing starts this clock: count from now, such as 2 business days, or from a fact that is a date

a journey's event in health
  health.yaml | due: 2 business days → due: 3d after proposal.sent
  13:48: no journey runs here, so nothing starts this clock: count from now, such as 2 business days, or from a fact that is a date

a stand-in that is no role
  team.yaml | stand in: [cs_lead] → stand in: [cs_leed]
  2:54: there is no role "cs_leed"; did you mean "cs_lead"?

stand-ins in a circle
  team.yaml | cs_lead: { title: Head of customer success } → cs_lead: { title: Head of customer success, stand in: planner }
  2:53: csm stands in for planner stands in for cs_lead stands in for csm: a circle; let somebody outside it stand in

a cap without a number
  team.yaml | cap: 60 accounts → cap: many
  2:69: "cap" is a number of accounts a person: 60 accounts

a pooling that is no ratio
  team.yaml | '1 : 40' → '40'
  2:91: "pooling" is how many accounts one person serves, in quotes: '1 : 20'

a target without an edge
  kpis.yaml | '>= 40%' → 40%
  2:81: "40%" says no edge: write '>= 40%', or >, < or <=

a share's target as a number
  kpis.yaml | '>= 40%' → '>= 40'
  2:81: this is a share: write the target in %, '>= 40%'

a number's target as a share
  kpis.yaml | < 45 days → < 45%
  8:74: this is a number, not a share: write '< 45'

no target at all
  kpis.yaml | '>= 40%' → high
  2:81: "high" is no target: write '>= 40%'

an unknown event counted
  kpis.yaml | of: proposal.sent → of: propsal.sent
  2:36: there is no event or task "propsal.sent"; did you mean "proposal.sent"?

an unknown task counted
  kpis.yaml | did: offer } → did: ofer }
  3:67: there is no event or task "ofer"; did you mean "offer"?

a task among events
  kpis.yaml | [opportunity.created, opportunity.reopened], did → [opportunity.created, offer], did
  3:17: "offer" is a task, whose completions are counted alone: take the others out

an unknown field measured
  kpis.yaml | sum: opportunity.estimated_value → sum: opportunity.estimated_valu
  6:20: there is no figure "opportunity.estimated_valu"; did you mean "opportunity.estimated_value"?

a field measured that is no number
  kpis.yaml | sum: opportunity.estimated_value → sum: opportunity.is_open
  6:20: opportunity.is_open is bool: a figure is a number

a field of the account measured
  kpis.yaml | sum: opportunity.estimated_value → sum: account.plan_limit
  6:20: there is no figure "account.plan_limit"; name a number of opportunity, order, contract, such as order.additional_arr

an unknown answer in a share
  kpis.yaml | answers.offer.size > 10 → answers.offer.sise > 10
  5:19: The form offer has no field sise; did you mean size?

answers where no task is counted
  kpis.yaml | account.plan_limit > 100 → answers.offer.size > 100
  10:19: answers.offer.size: forms are answered within a journey, and this is not in one.

a contribution of no journey
  kpis.yaml | , journey: deal } →  }
  12:9: whose contribution? say journey: <name>

a journey that contributes nothing
  kpis.yaml | revenue: net_retention, over: 12mo → revenue: net_retention, over: 12mo, journey: deal
  11:46: a journey is asked for by revenue: contribution only: take it out

an unknown journey of a contribution
  kpis.yaml | journey: deal → journey: dael
  12:55: there is no journey "dael"; did you mean "deal"?

a period that is none
  kpis.yaml | over: 12mo, target → over: a year, target
  11:40: "over" is a number of months such as 12mo

a KPI of no kind
  kpis.yaml | { sum: opportunity.estimated_value, where: opportunity.is_open } → { title: Pipeline }
  6:13: this needs one of the keys "of", "share", "sum", "average", "average days", "count", "revenue"

a field shown by an unknown one
  forms/offer.yaml | size > 100 → sise > 100
  9:69: This form has no field sise; did you mean size?

a field shown by a fact
  forms/offer.yaml | size > 100 → account.plan_limit > 100
  9:69: This form has no field account.plan_limit; there are size, plan, why.

a field shown by itself
  forms/offer.yaml | size > 100 → known(why)
  9:69: "why" cannot ask for itself: what is not shown has no answer

an option that is none
  forms/offer.yaml | plan != "basic" → plan != "basik"
  9:91: plan is never "basik"; did you mean basic?

a field of a row that is not always shown
  forms/offer.yaml | { field: service, label: Service, type: text } → { field: service, label: Service, type: text, show when: size > 1 }
  13:60: "show when" has no place here: a row shows all of its fields; put it on the list

a label in no language of the playbook
  forms/offer.yaml | label: { en: Plus } → label: { en: Plus, de: Plus }
  8:49: de is not among the playbook's locales (en): add it in playbook.yaml, or take this text out

an event of a document, declared
  facts.yaml |   advocacy.suggested: →   proposal.sent: {}⏎  advocacy.suggested:
  12:3: "proposal.sent" is an event of the product itself: take it out

a review of an unknown document in a scenario
  tests/deal.yaml | approve: proposal → approve: propsal
  8:26: there is no document that is reviewed "propsal"; did you mean "proposal"?

a click on an unknown answer
  tests/deal.yaml | answer: later, → answer: latr,
  9:53: there is no answer "latr"; did you mean "later"?

a click in a mail without answers
  tests/deal.yaml | message: delivery, answer → message: reminder, answer
  9:35: there is no message with answers "reminder"; there is delivery

a click without what is asked for
  tests/deal.yaml | , follow_up_on: day 60 → 
  9:24: this answer asks for "follow_up_on": give it

an unknown box of a scenario
  tests/deal.yaml | check: Needs documented → check: Needs documentd
  7:24: there is no box "Needs documentd"; did you mean "Needs documented"?

an unknown decision
  tests/deal.yaml | decision: upgrade → decision: upgrad
  10:28: decision is one of upgrade, defer, decline

the properties of no decision
  tests/deal.yaml | { day: 0, upgrade.requested: {} } → { day: 0, upgrade.requested: {}, with: { plan: plus } }
  5:40: "with" has the properties of a decision; write those of an event under its name

a mail expected that is internal
  tests/deal.yaml | notify: won → email: won
  17:25: there is no message "won"; there are delivery, outreach, reminder

a name that stands for several things
  tests/deal.yaml | never: reminder → never: proposal
  19:16: "proposal" is document and review: say which, { never: { document: proposal } }

a grade that is told at another time
  signals.yaml | otherwise: true } → otherwise: true, alert: tomorrow }
  18:35: "alert" is at once, not "tomorrow"

a digest at another time
  signals.yaml | otherwise: true } → otherwise: true, digest: next mornin }
  18:36: "digest" is next morning, not "next mornin"; did you mean "next morning"?

a review at another time
  signals.yaml | otherwise: true } → otherwise: true, review: monthly }
  18:36: "review" is weekly, not "monthly"

a grade that is told twice
  signals.yaml | otherwise: true } → otherwise: true, alert: at once, digest: next morning }
  18:52: whoever is told at once needs no digest: take out alert or digest

a response within no duration
  signals.yaml | otherwise: true } → otherwise: true, respond within: soon }
  18:44: "soon" is no duration: write 48h, 30d, 2 weeks, 6 months or 2 business days

a watch that is over at once
  signals.yaml | otherwise: true } → otherwise: true, watch: 0d }
  18:35: "0d" is over as it begins: write a longer one, or take it out

a duty of a grade that is none
  signals.yaml | otherwise: true } → otherwise: true, alerts: at once }
  18:28: unknown key "alerts"; did you mean "alert"?

a role with a meaning of its own
  team.yaml | roles:⏎ → roles:⏎  company: { title: Company }⏎
  2:3: "company" has a meaning of its own in every text: choose another name

a step kind of a health model
  health.yaml | { notify: unhealthy } → { wait: 3d }
  15:19: "wait" has no place here: what stands here never holds anything: take it out
`);

describe('a mistake in health, grading, team, KPIs, forms and scenarios is told once, with its place and what would be right', () => {
  test.each(mistakes)('$kind', (mistake) => {
    expect(toldOf(mistake)).toEqual([mistake.told]);
  });
});
