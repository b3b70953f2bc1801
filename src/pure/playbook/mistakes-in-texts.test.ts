import { describe, expect, test } from 'vitest';
import { plantedMistakes, toldOf } from '../../../test/planted-mistakes.ts';

const mistakes = plantedMistakes(`
a document that is not there
  messages/delivery.md | attach: [proposal] → attach: [offer]
  5:10: there is no document "offer"; there is proposal

a thread of a message that the journey does not send
  messages/reminder.md | thread: delivery → thread: outreach
  journeys/deal.yaml:36:50: this mail continues the thread of "outreach", which no step of this journey sends: add email: outreach

a thread of itself
  messages/reminder.md | thread: delivery → thread: reminder
  5:9: a message cannot continue its own thread: name the one before it

a thread of a message that is not there
  messages/reminder.md | thread: delivery → thread: delivry
  5:9: there is no message "delivry"; did you mean "delivery"?

an unknown answer
  messages/delivery.md | {{answer "Later" "later"}} → {{answer "Later" "latr"}}
  17:62: there is no answer "latr"; did you mean "later"?

an answer in an internal message
  messages/won.md | knows more. → knows more. {{answer "Yes" "good"}}
  9:36: an answer stands in a mail to a customer; this message is internal: link with {{button "Label" url}}

answers of an internal message
  messages/won.md | to: [csm → answers: { good: {} }⏎to: [csm
  4:1: "answers" is of a mail to a customer; this message is internal: take it out

a document with an internal message
  messages/won.md | to: [csm → attach: proposal⏎to: [csm
  4:1: "attach" is of a mail to a customer; this message is internal: take it out

an internal message to a contact
  messages/won.md | to: [csm, operations] → to: primary contact
  4:5: there is no role "primary contact"; there are csm, senior csm, ae, operations, cs_lead, planner

a mail to a role
  messages/delivery.md | to: primary contact → to: csm
  4:5: "csm" is a role of your own people: a mail to customers goes to the primary contact or to a contact's role, such as decision maker; word to colleagues has the purpose internal

a mail to several contacts
  messages/delivery.md | to: primary contact → to: [primary contact, decision maker]
  4:5: "to" is one contact: primary contact, or the role of a contact, such as decision maker

an answer in a document
  documents/proposal.md | # Proposal for {{account.name}}⏎ → # Proposal for {{account.name}}⏎⏎{{answer "Yes" "good"}}⏎
  7:1: an answer stands in a mail to a customer; link with {{button "Label" url}} instead

a review of nobody
  messages/delivery.md | after review by csm → after review
  6:7: "send" is automatic, or after review by a role: after review by csm

a review by an unknown role
  messages/delivery.md | after review by csm → after review by cms
  6:7: there is no role "cms"; did you mean "csm"?

an answer without what its event needs
  messages/delivery.md |     with: { decision: defer }⏎ → 
  10:5: decision.recorded needs "decision" (text): give it under "with", or ask for it with required: true

an answer that its event does not know
  messages/delivery.md | decision: defer → decision: later
  11:23: there is no choice "later"; there are upgrade, defer, decline

an answer that asks for another type
  messages/delivery.md | type: date → type: number
  12:62: follow_up_on of decision.recorded is date, and this asks for number

an answer that records what nobody declares
  messages/delivery.md | event: decision.recorded → event: decision.recoded
  10:12: there is no event "decision.recoded"; did you mean "decision.recorded"?

a slip in a property that is asked for
  messages/delivery.md | field: follow_up_on → field: folow_up_on
  12:20: decision.recorded has no property "folow_up_on"; did you mean "follow_up_on"?

an answer that leads nowhere
  messages/delivery.md | csm.booking_link → csm.bookings
  8:18: nothing provides "csm.bookings"; name a link that texts may name, such as csm.booking_link

an unknown form in a text
  messages/delivery.md | answers.offer.size → answers.ofer.size
  17:7: there is no form "ofer"; did you mean "offer"?

an unknown field in a text
  messages/delivery.md | answers.offer.size → answers.offer.sise
  17:7: the form offer has no field "sise"; did you mean "size"?

an unknown field of a row in a text
  documents/proposal.md | this.price → this.prise
  8:29: the rows of offer.services have no field "prise"; did you mean "price"?

an unknown evidence
  messages/reminder.md | {{evidence.share}} → {{evidence.shre}}
  10:46: no signal keeps the evidence "shre"; did you mean "share"?

a document without a title
  documents/proposal.md | # Proposal for {{account.name}}⏎ → 
  4:1: the title is missing: begin the text with a heading, "# Title"

an unknown role in a text
  messages/won.md | planner.first_name → plannr.first_name
  9:3: nothing provides "plannr.first_name"; did you mean "planner.first_name"?

a value called as a role
  messages/unhealthy.md | with: { score: → with: { planner: health.band, score:
  5:9: "planner" has a meaning of its own in every text: choose another name

answers in what health sends
  messages/unhealthy.md | The score is {{score}}. → The score is {{answers.offer.size}}.
  10:29: a health model sends this by itself, so there is no "answers.offer.size": take it out

an outcome in what health sends
  messages/unhealthy.md | health.score } → outcome("decision") }
  5:16: outcome("decision"): outcomes come about within a journey, and this is not in one.

a message to nobody known
  messages/won.md | [csm, operations] → [csm, opeartions]
  4:11: there is no role "opeartions"; did you mean "operations"?
`);

describe('a mistake in a message or document is told once, with its place and what would be right', () => {
  test.each(mistakes)('$kind', (mistake) => {
    expect(toldOf(mistake)).toEqual([mistake.told]);
  });
});
