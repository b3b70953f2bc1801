import { dateText, dayOf, type Instant, isoInstant, type JsonObject } from '#base';
import { eventKey, type InboxRow, type IncomingEvent, type Lane } from '#engine';
import type { ArrivedTask } from './arrivals-list.ts';
import type { ApprovedDocument } from './deeds-store.ts';
import type { Deed } from './story.ts';
import { type Customer, major, momentOf, type Said } from './truth/index.ts';

/** What came to somebody: a mail to the customer, a task to a colleague. */
export type Arrival =
  | {
      readonly kind: 'mail';
      readonly account: string;
      readonly id: string;
      readonly name: string;
      readonly at: Instant;
    }
  | ({ readonly kind: 'task'; readonly name: string } & ArrivedTask);

const contactOf = ({ account }: Customer): string => `${account}-owner`;

function row(
  customer: Customer,
  name: string,
  properties: JsonObject,
  receivedAt: Instant,
  more: {
    readonly source?: string;
    readonly lane?: Lane;
    readonly occurredAt?: Instant;
    readonly contact?: string;
  } = {},
): InboxRow {
  const { source = 'simulation', lane = 1, ...rest } = more;
  const event: IncomingEvent = {
    account: customer.account,
    // What is told at one instant differs in what it says.
    key: eventKey(source, `${customer.account} ${name} ${more.occurredAt ?? receivedAt} ${JSON.stringify(properties)}`),
    name,
    source,
    properties,
    ...rest,
  };
  return { event, lane, receivedAt };
}

/** A customer is connected: who it is, whom to write to, what it pays. */
export function connection(customer: Customer, at: Instant): InboxRow[] {
  const { account, amounts, entry, zone } = customer;
  const starts = dateText(customer.createdOn);
  const ends = entry.daysToEnd === undefined ? {} : { ends_on: dateText(dayOf(at, 'UTC') + entry.daysToEnd) };
  const traits = {
    ...entry.known,
    name: `Customer ${account}`,
    zone,
    created_on: starts,
    plan_limit: amounts.planLimit,
    next_plan_price: major(amounts, amounts.arr + amounts.gap),
  };
  const contact = contactOf(customer);
  const person = { name: 'Robin Field', email: `robin@${account}.example`, zone, is_primary: true };
  const contract = { contract: `${account}-1`, plan: amounts.plan, starts_on: starts, currency: amounts.currency };
  return [
    row(customer, 'account.identified', { traits }, at),
    row(customer, 'contact.identified', { contact, traits: person }, at, { contact }),
    row(customer, 'contract.recorded', { ...contract, ...ends, arr: major(amounts, amounts.arr) }, at),
  ];
}

/** Usage is told as it is reported; what lies before the connection, with it. */
export function usageReport(customer: Customer, at: Instant, percent: number, connectedAt: Instant): InboxRow {
  const quantity = (percent * customer.amounts.planLimit) / 100;
  return row(customer, 'service.used', { quantity }, Math.max(at, connectedAt), { occurredAt: at });
}

/** The event by which the product learns of a deed: what the operation of that name emits, or what a source sends. */
export function deedEvent(deed: Deed<Arrival>, connectedAt: Instant): InboxRow {
  const { customer, at, do: action, to } = deed;
  const contact = contactOf(customer);
  const by = (source: string) => ({ source, lane: 0 as const });
  switch (action.act) {
    case 'send':
      return row(customer, action.event, said(action.says, customer), Math.max(at, connectedAt), { occurredAt: at });
    case 'reply': {
      const answers = to?.kind === 'mail' ? { message: to.name, id: to.id } : {};
      return row(customer, 'email.replied', answers, at, { ...by('record-reply'), contact });
    }
    case 'book': {
      const [starts, ends] = [action.starts, action.ends].map((offset) => isoInstant(inPart(offset, deed)));
      const properties = { meeting: meetingId(customer, action.meeting), starts: starts ?? '', ends: ends ?? '' };
      return row(customer, 'meeting.booked', properties, at, { ...by('book-meeting'), contact });
    }
    case 'cancel':
    case 'miss': {
      const [name, source] =
        action.act === 'cancel' ? ['meeting.cancelled', 'cancel-meeting'] : ['meeting.no_show', 'record-no-show'];
      return row(customer, name, { meeting: meetingId(customer, action.meeting) }, at, { ...by(source), contact });
    }
    case 'decide': {
      const days = Object.entries(action.on ?? {}).map(([name, offset]) => [
        name,
        dateOn(inPart(offset, deed), customer),
      ]);
      const properties = { ...said(action.says, customer), ...Object.fromEntries(days), by: 'simulation' };
      return row(customer, 'decision.recorded', properties, at, by('record-decision'));
    }
    case 'approve':
    case 'complete':
      return row(customer, 'task.completed', completion(deed), at, by('complete-task'));
  }
}

/** A document is approved, and with it the task by which somebody was asked to look at it is done. */
export function approvalEvents(deed: Deed<Arrival>, { id, name, enrollment, review }: ApprovedDocument): InboxRow[] {
  const { customer, at } = deed;
  const by = { source: 'approve-document', lane: 0 as const };
  const run = enrollment === null ? {} : { enrollment };
  const closing = { task: review, kind: 'review_document', ...run, answers: {}, by: 'simulation' };
  return [
    row(customer, `${name}.approved`, { document: name, id, ...run }, at, by),
    row(customer, 'task.completed', closing, at, by),
  ];
}

function completion({ customer, do: action, to }: Deed<Arrival>): JsonObject {
  if (to?.kind !== 'task' || action.act !== 'complete')
    throw new Error('only a task that has arrived can be completed');
  return {
    task: to.id,
    kind: to.name,
    ...(to.enrollment === null ? {} : { enrollment: to.enrollment }),
    ...(to.step === null ? {} : { step: to.step }),
    ...(to.form === null ? {} : { form: to.form }),
    answers: said(action.act === 'complete' ? action.answers : undefined, customer),
  };
}

const dateOn = (at: Instant, { zone }: Customer): string => dateText(dayOf(at, zone));

const meetingId = ({ account }: Customer, name: string): string => `${account} ${name}`;

const inPart = (offset: string, { part, customer }: Deed<Arrival>): Instant =>
  momentOf(offset, part.own, part.anchors, customer.zone);

function said(what: Said | undefined, { amounts }: Customer): JsonObject {
  if (what === undefined) return {};
  return typeof what === 'function' ? what(amounts) : what;
}
