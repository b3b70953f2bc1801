import { describe, expect, test } from 'vitest';
import { plantedMistakes, toldOf } from '../../../test/planted-mistakes.ts';

const mistakes = plantedMistakes(`
weights of arms that are not 100
  journeys/deal.yaml | arm: none, weight: 20 → arm: none, weight: 10
  25:11: the weights add up to 90, not to 100

an arm that leads nowhere
  journeys/deal.yaml | go: made → go: mode
  25:43: there is no step or stage "mode"; did you mean "made"?

an arm with two ways
  journeys/deal.yaml | go: made } → go: made, steps: [{ wait: 2d }] }
  25:49: one way is enough: "go" or "steps"

an unknown arm
  journeys/deal.yaml | outcome("tone") == "none" → outcome("tone") == "nune"
  43:66: outcome("tone") is never "nune"; did you mean none?

a single arm
  journeys/deal.yaml |           - { arm: long, weight: 40, steps: [{ wait: 1d }] }⏎          - { arm: none, weight: 20 }⏎ → 
  25:11: "arms" needs at least 2

an unknown document of a step
  journeys/deal.yaml | document: proposal, → document: propsal,
  28:31: there is no document "propsal"; did you mean "proposal"?

a role that reviews and is unknown
  journeys/deal.yaml | review: csm → review: cms
  28:49: there is no role "cms"; did you mean "csm"?

a review that nobody does, with a time
  journeys/deal.yaml | review: csm, title: Look at the proposal, due → review: none, due
  28:55: nobody reviews it, so it has no "due": take it out

a mail that needs a document that nobody made
  journeys/deal.yaml |       - { id: made, document: proposal, review: csm, title: Look at the proposal, due: 2 business days }⏎ →       - { id: made, wait: 1d }⏎
  29:16: "proposal" goes with this mail, and no step before it makes it: add document: proposal

an internal message as a mail
  journeys/deal.yaml | email: reminder → email: won, id: told
  36:50: "won" is internal, told to colleagues: write notify: won

an exit that never comes
  journeys/deal.yaml |   unhealthy: [{ do →   unhelthy: [{ do
  11:3: no exit has the outcome "unhelthy"; did you mean "unhealthy"?

a wait on exit
  journeys/deal.yaml | unhealthy: [{ do: opportunity.update, when: opportunity.is_open, with: { stage: deferred, reason: unhealthy } }] → unhealthy: [{ await: email.replied }]
  11:17: "await" has no place here: what stands here holds nothing; write an email, task, notify or do

a choice in a mitigation
  journeys/deal.yaml | mitigation: [{ do: journey.start, with: { journey: upgrade } }] → mitigation: [{ exit: late }]
  13:68: "exit" has no place here: what stands here holds nothing; write an email, task, notify or do

a document in a reaction
  journeys/deal.yaml | task: issue, assign: csm, stays: true → document: proposal
  17:67: "document" has no place here: what stands here holds nothing; write an email, task, notify or do

a time in a reaction
  journeys/deal.yaml | task: issue, assign → at: 3d, task: issue, assign
  17:67: "at" has no place here: what stands here runs at once

a reaction that holds
  journeys/deal.yaml | task: issue, assign → wait: true, task: issue, assign
  17:67: "wait" has no place here: what stands here never holds anything: take it out

a reaction to an unknown event
  journeys/deal.yaml | event: service.feedback → event: service.feedbak
  17:18: there is no event "service.feedbak"; did you mean "service.feedback"?

a property that the event of a reaction lacks
  journeys/deal.yaml | '!event.properties.met' → '!event.properties.mat'
  17:44: event.properties.mat is not declared for service.feedback: declare it, or write event.text("mat") or event.number("mat"). Did you mean event.properties.met?

a box twice
  journeys/deal.yaml |       - check: Needs documented⏎ →       - check: Needs documented⏎      - check: Needs documented⏎
  21:16: there are two boxes "Needs documented": a box is known by its text, so word this one differently

a gate that is no condition
  journeys/deal.yaml | gate: health.score >= 60 → gate: health.score
  8:7: This gives a number; true or false is needed here.

a way back that nothing lets in
  journeys/deal.yaml | always: [upgrade.requested, follow_up.due] → always: upgrade.requested
  42:82: it comes back by the event follow_up.due: add it to "always" under "enter"

a way back to no stage
  journeys/deal.yaml | from: offer → from: ofer
  42:120: there is no stage "ofer"; did you mean "offer"?

a way back that nothing dates
  journeys/deal.yaml | at decision.follow_up_on → at decision.follow_up
  42:88: nothing is called decision.follow_up: count from entry, stage.start, an event, an instant or date of an event, or a fact that is a date

an event that cannot have happened
  journeys/deal.yaml | happened("email.replied" → happened("email.replid"
  36:69: There is no event or task of this journey email.replid; did you mean email.replied?

a step that is not there, counted
  journeys/deal.yaml | visits("decision") → visits("decison")
  43:21: There is no step decison; did you mean decision?

a property that no event at hand has
  journeys/deal.yaml | when: event.properties.decision == "defer" → when: event.properties.decison == "defer"
  42:21: event.properties.decison is not declared for upgrade.requested, follow_up.due, proposal.sent, decision.recorded, …: declare it, or write event.text("decison") or event.number("decison"). Did you mean event.properties.decision?

a decision that nobody can take
  journeys/deal.yaml | == "defer" → == "deffer"
  42:50: event.properties.decision is never "deffer"; did you mean defer?

an event that an action records and nobody declares
  journeys/deal.yaml | event: advocacy.suggested → event: advocacy.sugested
  49:44: there is no event "advocacy.sugested"; did you mean "advocacy.suggested"?

a slip in a property that an action records
  journeys/deal.yaml | reason: =event → reson: =event
  49:64: event.record takes no "reson"; did you mean "reason"?

a time after a message
  journeys/deal.yaml | 3d after proposal.sent → 3d after delivery
  36:19: delivery is a step: count from an event that it brings about and that is awaited, such as proposal.sent

a go at the beginning of a stage
  journeys/deal.yaml |     steps:⏎      - id: decision →     steps:⏎      - go: won⏎      - id: decision
  33:9: a stage begins with a step: let those who come here go there

steps after a go that nothing leads to
  journeys/deal.yaml |       - { id: delivered, await: proposal.sent }⏎ →       - go: decision⏎      - { id: delivered, await: proposal.sent }⏎
  31:9: nothing leads to the step "delivered": take it out, or let a "go" lead here

two arms of one name
  journeys/deal.yaml | arm: long, → arm: short,
  26:20: there are two arms "short": choose another name

a title without a language
  journeys/deal.yaml | title: { en: Offer } → title: { en: Offer, ko: 제안 }
  22:44: ko is not among the playbook's locales (en): add it in playbook.yaml, or take this text out

a risk twice
  journeys/deal.yaml | risks:⏎ → risks:⏎  - { risk: Little use, when: health.score < 3, mitigation: [{ do: journey.start, with: { journey: upgrade } }] }⏎
  14:13: there are two risks "Little use": choose another name

an awaited event that nobody declares
  journeys/deal.yaml | await: decision.recorded → await: decision.recoded
  34:16: there is no event or task of this journey "decision.recoded"; did you mean "decision.recorded"?

a broken journey
  journeys/deal.yaml | gate: → gaet:
  8:1: unknown key "gaet"; did you mean "gate"?

an arm's weight
  journeys/deal.yaml | arm: short, weight: 40 → arm: short, weight: 0
  25:35: "weight" is above 0

an unknown message told
  journeys/deal.yaml | notify: won → notify: wno
  48:29: there is no message "wno"; did you mean "won"?

an action of a risk that misses what it needs
  journeys/deal.yaml | mitigation: [{ do: journey.start, with: { journey: upgrade } }] → mitigation: [{ do: journey.start }]
  13:66: journey.start needs "journey" (text) under "with"
`);

describe('a mistake in a journey is told once, with its place and what would be right', () => {
  test.each(mistakes)('$kind', (mistake) => {
    expect(toldOf(mistake)).toEqual([mistake.told]);
  });
});
