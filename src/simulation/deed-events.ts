import { dateText, dayOf, type Instant, internal, isoInstant, type JsonObject } from '#base';
import type { InboxRow } from '#engine';
import type { Arrival } from './arrival.ts';
import type { ApprovedDocument, OpenOpportunity } from './deeds-store.ts';
import { contactOf, inboxRow } from './inbox-row.ts';
import type { Deed } from './story.ts';
import { type Customer, type Days, momentOf, type Said } from './truth/index.ts';

const by = (source: string) => ({ source, lane: 0 as const });

/** The events by which the product learns of a deed: what the operation of that name emits, or what a source sends. */
export function deedEvents(deed: Deed<Arrival>, opportunity?: OpenOpportunity): InboxRow[] {
  const { customer, at, do: action, to } = deed;
  const contact = contactOf(customer);
  switch (action.act) {
    case 'send':
      return [inboxRow(customer, action.event, said(action.says, customer), deed.toldAt, { occurredAt: at })];
    case 'reply': {
      const answers = to?.kind === 'mail' ? { message: to.name, id: to.id } : {};
      return [inboxRow(customer, 'email.replied', answers, at, { ...by('record-reply'), contact })];
    }
    case 'book': {
      const [starts = '', ends = ''] = [action.starts, action.ends].map((offset) => isoInstant(inPart(offset, deed)));
      const properties = { meeting: meetingId(customer, action.meeting), starts, ends };
      return [inboxRow(customer, 'meeting.booked', properties, at, { ...by('book-meeting'), contact })];
    }
    case 'cancel':
    case 'miss': {
      const [name, source] =
        action.act === 'cancel' ? ['meeting.cancelled', 'cancel-meeting'] : ['meeting.no_show', 'record-no-show'];
      const properties = { meeting: meetingId(customer, action.meeting) };
      return [inboxRow(customer, name, properties, at, { ...by(source), contact })];
    }
    case 'decide': {
      const about = opportunity === undefined ? {} : { opportunity: opportunity.id, ...runOf(opportunity.enrollment) };
      const properties = { ...said(action.says, customer), ...daysOf(action.on, deed), ...about, by: 'simulation' };
      return [inboxRow(customer, 'decision.recorded', properties, at, by('record-decision'))];
    }
    case 'answer': {
      const says = { ...said(action.says, customer), ...daysOf(action.on, deed) };
      const of = { id: to?.id ?? '', message: to?.name ?? '', answer: action.answer, ...runOf(to?.enrollment) };
      const more = { ...by('record-answer'), contact };
      return [
        inboxRow(customer, action.event, { ...of, ...says }, at, more),
        inboxRow(customer, 'email.answered', { ...says, ...of }, at, more),
      ];
    }
    case 'complete':
      return [inboxRow(customer, 'task.completed', completion(deed), at, by('complete-task'))];
    case 'approve':
      throw internal('nothing-approved', 'Only a document that is under review can be approved');
  }
}

/** A document is approved, and with it the task by which somebody was asked to look at it is done. */
export function approvalEvents({ customer, at }: Deed<Arrival>, document: ApprovedDocument): InboxRow[] {
  const { id, name, review } = document;
  const run = runOf(document.enrollment);
  const closing = { task: review, kind: 'review_document', ...run, answers: {}, by: 'simulation' };
  return [
    inboxRow(customer, `${name}.approved`, { document: name, id, ...run }, at, by('approve-document')),
    inboxRow(customer, 'task.completed', closing, at, by('approve-document')),
  ];
}

function completion({ customer, do: action, to }: Deed<Arrival>): JsonObject {
  if (to?.kind !== 'task') throw internal('no-task', 'Only a task that has arrived can be completed');
  return {
    task: to.id,
    kind: to.name,
    ...runOf(to.enrollment),
    ...(to.step === null ? {} : { step: to.step }),
    ...(to.form === null ? {} : { form: to.form }),
    answers: said(action.act === 'complete' ? action.answers : undefined, customer),
    by: 'simulation',
  };
}

const runOf = (enrollment: string | null | undefined): JsonObject =>
  enrollment === null || enrollment === undefined ? {} : { enrollment };

/** The days that are named, as dates of the customer's own calendar. */
function daysOf(days: Days | undefined, deed: Deed<Arrival>): JsonObject {
  const dates = Object.entries(days ?? {}).map(([name, offset]) => {
    return [name, dateText(dayOf(inPart(offset, deed), deed.customer.zone))];
  });
  return Object.fromEntries(dates);
}

const meetingId = ({ account }: Customer, name: string): string => `${account} ${name}`;

const inPart = (offset: string, { part, customer }: Deed<Arrival>): Instant =>
  momentOf(offset, part.own, part.anchors, customer.zone);

function said(what: Said | undefined, { amounts }: Customer): JsonObject {
  if (what === undefined) return {};
  return typeof what === 'function' ? what(amounts) : what;
}
