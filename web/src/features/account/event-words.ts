import type { MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { Output } from '#web/api';
import { spoken } from '#web/app';
import { formatDate, formatInstant, formatNumber, strengthWords, type Tone } from '#web/ui';

export type TimelineEvent = Output<'list-timeline'>['events'][number];
export type EventKind = TimelineEvent['kind'];

export const KIND_TITLES: Readonly<Record<EventKind, MessageDescriptor>> = {
  usage: msg`Usage`,
  signal: msg`Signal`,
  score: msg`Score`,
  mail: msg`Mail`,
  note: msg`Note`,
  meeting: msg`Meeting`,
  task: msg`Task`,
  journey: msg`Journey`,
  opportunity: msg`Opportunity`,
  ticket: msg`Ticket`,
  survey: msg`Survey`,
  contract: msg`Contract`,
  document: msg`Document`,
  record: msg`Record`,
  notice: msg`Notice`,
};

export const KIND_TONES: Readonly<Record<EventKind, Tone>> = {
  usage: 'neutral',
  signal: 'yellow',
  score: 'green',
  mail: 'info',
  note: 'neutral',
  meeting: 'info',
  task: 'neutral',
  journey: 'green',
  opportunity: 'green',
  ticket: 'red',
  survey: 'info',
  contract: 'green',
  document: 'neutral',
  record: 'neutral',
  notice: 'neutral',
};

const TITLES: Readonly<Record<string, MessageDescriptor>> = {
  'account.identified': msg`The account’s record changed`,
  'account.released': msg`The account was let go on`,
  'contact.identified': msg`A contact’s record changed`,
  'contact.resubscribed': msg`Wants mail again`,
  'contact.unsuppressed': msg`May be written to again`,
  'segment.joined': msg`Joined a segment`,
  'segment.left': msg`Left a segment`,
  'contract.recorded': msg`Contract recorded`,
  'contract.moved': msg`Revenue moved`,
  'signal.raised': msg`Signal raised`,
  'signal.blocked': msg`Signal blocked`,
  'signal.acknowledged': msg`Signal acknowledged`,
  'signal.qualified': msg`Signal qualified`,
  'signal.dismissed': msg`Signal dismissed`,
  'signal.expired': msg`Signal expired`,
  'signal.regraded': msg`Signal regraded`,
  'signal.released': msg`Signal released`,
  'risk.noticed': msg`Risk noticed`,
  'score.changed': msg`Band changed`,
  'email.sent': msg`Sent`,
  'email.opened': msg({ message: 'Opened', context: 'mail' }),
  'email.clicked': msg`Clicked`,
  'email.replied': msg`Replied`,
  'email.answered': msg`Answered by a link`,
  'email.bounced': msg`Bounced`,
  'email.held': msg`Held back`,
  'email.dropped': msg`Not sent`,
  'email.failed': msg`Could not be sent`,
  'email.in_doubt': msg`Not known whether it arrived`,
  'email.refused': msg`Could not be written`,
  'email.unsubscribed': msg`Unsubscribed`,
  'message.written': msg`Written, waits for review`,
  'message.approved': msg`Approved`,
  'message.discarded': msg`Discarded`,
  'note.recorded': msg`Note`,
  'meeting.booked': msg`Meeting booked`,
  'meeting.cancelled': msg`Meeting cancelled`,
  'meeting.no_show': msg`The customer did not come`,
  'task.created': msg`Task given`,
  'task.completed': msg`Task done`,
  'task.cancelled': msg`Task withdrawn`,
  'task.snoozed': msg`Task put off`,
  'task.reopened': msg`Task reopened`,
  'journey.entered': msg`Entered a journey`,
  'journey.exited': msg`Left a journey`,
  'journey.held_out': msg`Held out of a journey, to compare with`,
  'journey.requested': msg`A journey was asked for`,
  'journey.moved': msg`Moved to another version`,
  'journey.stayed': msg`Stayed on its version`,
  'enrollment.paused': msg`Paused in a journey`,
  'enrollment.resumed': msg`Goes on in a journey`,
  'enrollment.ended': msg`Taken out of a journey`,
  'stage.checked': msg`Box ticked`,
  'stage.overdue': msg`Stage overdue`,
  'follow_up.due': msg`Follow-up is due`,
  'opportunity.created': msg`Opportunity found`,
  'opportunity.updated': msg`Opportunity changed`,
  'opportunity.won': msg`Opportunity won`,
  'opportunity.lost': msg`Opportunity lost`,
  'opportunity.deferred': msg`Opportunity deferred`,
  'opportunity.reopened': msg`Opportunity taken up again`,
  'decision.recorded': msg`The customer decided`,
  'order.created': msg`Order made`,
  'ticket.opened': msg`Ticket opened`,
  'ticket.answered': msg`Ticket answered`,
  'ticket.solved': msg`Ticket solved`,
  'ticket.reopened': msg`Ticket reopened`,
  'ticket.rated': msg`Ticket rated`,
  'nps.submitted': msg`NPS answer`,
  'csat.submitted': msg`CSAT answer`,
  'ces.submitted': msg`CES answer`,
  'document.made': msg`Document made`,
  'document.approved': msg`Document approved`,
  'document.refused': msg`Document could not be made`,
  'document.discarded': msg`Document discarded`,
  'notification.made': msg`Colleagues were told`,
  'page.viewed': msg`Page viewed`,
  'screen.viewed': msg`Screen viewed`,
};

/** What happened, in words; an event of the customer's own product keeps its name. */
export const eventTitle = (name: string, translate: (text: MessageDescriptor) => string): string => {
  const title = TITLES[name];
  return title === undefined ? name : translate(title);
};

/** The property that says most of an event, first of all. */
const TELLING = [
  'text',
  'comment',
  'subject',
  'title',
  'message',
  'kind',
  'journey',
  'segment',
  'contract',
  'reason',
  'check',
];
/** Names of rules. */
const NAMED: ReadonlySet<string> = new Set(['kind', 'journey']);
/** Ids, for programs. */
const UNTOLD = new Set([
  'enrollment',
  'playbook',
  'signal',
  'task',
  'id',
  'on',
  'opportunity',
  'meeting',
  'by',
  'key',
  'version',
]);

type Properties = Readonly<Record<string, unknown>>;

/** A signal, journey or step by its name in a playbook, as people call it. */
export type TitleFor = (rule: string) => string;

/** A line on what an event says, from its properties. */
export function eventDetail(name: string, properties: Properties, titleFor: TitleFor = (rule) => rule): string {
  if (name === 'score.changed') {
    const { from, to, value } = properties;
    return t`${valueText(from)} → ${valueText(to)} (${valueText(value)})`;
  }
  if (name.endsWith('.identified')) return identifiedText(properties.traits);
  if (name === 'meeting.booked') return valueText(properties.starts);
  const said = Object.entries(properties).filter(([key, value]) => !UNTOLD.has(key) && value !== null && value !== '');
  const telling = TELLING.find((key) => said.some(([one]) => one === key));
  if (telling !== undefined && !name.includes('used')) {
    const rest = said.filter(([key]) => ['score', 'outcome', 'stage', 'strength', 'level', 'movement'].includes(key));
    const told = properties[telling];
    const named = NAMED.has(telling) ? titleFor(String(told)) : telling === 'message' ? spoken(String(told)) : told;
    const graded = rest.map(([key, value]) => (key === 'strength' ? strengthWords(String(value)) : value));
    return [named, ...graded].map(valueText).join(' · ');
  }
  return said
    .slice(0, 4)
    .map(([key, value]) => `${key} ${valueText(value)}`)
    .join(' · ');
}

function identifiedText(traits: unknown): string {
  if (typeof traits !== 'object' || traits === null) return '';
  return Object.entries(traits)
    .slice(0, 4)
    .map(([key, value]) => `${key}: ${valueText(value)}`)
    .join(' · ');
}

/** A value of a playbook or an event as text: numbers and dates by the reader's locale. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return t`not known`;
  if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 2 });
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return JSON.stringify(value);
}

function textOf(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatInstant(value) : value;
}
