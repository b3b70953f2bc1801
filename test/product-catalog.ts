import type { AttributeType } from '#pure/expression';
import type { ActionArgument, EventSchema, ProductCatalog, PropertySchema } from '#pure/playbook';

const text = (required = true): PropertySchema => ({ type: 'text', required });
const number = (): PropertySchema => ({ type: 'number', required: false });
const date = (): PropertySchema => ({ type: 'date', required: false });
const argument = (type: ActionArgument['type'], required = false): ActionArgument => ({ type, required });

const attributes: Readonly<Record<string, AttributeType>> = {
  'account.name': { type: 'text' },
  'account.created_on': { type: 'date' },
  'account.tenure_months': { type: 'number', unit: 'months' },
  'account.segments': { type: 'list(text)' },
  'contract.arr': { type: 'number' },
  'contract.mrr': { type: 'number' },
  'contract.original_arr': { type: 'number' },
  'contract.currency': { type: 'text' },
  'contract.plan': { type: 'text' },
  'contract.ends_on': { type: 'date' },
  'contract.days_to_end': { type: 'number', unit: 'days' },
  'opportunity.stage': { type: 'text' },
  'opportunity.is_open': { type: 'bool' },
  'opportunity.estimated_value': { type: 'number' },
  'opportunity.follow_up_on': { type: 'date' },
  'order.plan': { type: 'text' },
  'order.previous_plan': { type: 'text' },
  'order.plan_limit': { type: 'number' },
  'order.arr': { type: 'number' },
  'order.additional_arr': { type: 'number' },
  'order.monthly_price': { type: 'number' },
  'order.currency': { type: 'text' },
  'order.effective_on': { type: 'date' },
  'tasks.open_issues': { type: 'number' },
};

const events: Readonly<Record<string, EventSchema>> = {
  'account.identified': { properties: {} },
  'meeting.booked': {
    properties: {
      meeting: text(false),
      starts: { type: 'instant', required: true },
      ends: { type: 'instant', required: true },
    },
  },
  'meeting.cancelled': { properties: { meeting: text() } },
  'meeting.no_show': { properties: { meeting: text() } },
  'email.sent': { properties: { id: text() } },
  'email.replied': { properties: { message: text(false) } },
  'email.answered': { properties: { id: text(), message: text(), answer: text(), enrollment: text() } },
  'signal.raised': { properties: { kind: text(), strength: text(), direction: text() } },
  'task.completed': { properties: { task: text(), kind: text() } },
  'opportunity.created': { properties: { opportunity: text() } },
  'opportunity.reopened': { properties: { opportunity: text() } },
  'opportunity.won': { properties: { opportunity: text() } },
  'decision.recorded': {
    properties: {
      decision: { type: 'text', required: true, oneOf: ['upgrade', 'defer', 'decline'] },
      option: text(false),
      plan: text(false),
      plan_limit: number(),
      arr: number(),
      effective_on: date(),
      follow_up_on: date(),
      reason: text(false),
    },
  },
  'order.created': { properties: { order: text(), plan: text(), arr: number(), effective_on: date() } },
  'follow_up.due': { properties: { playbook: text(), journey: text(), enrollment: text(), from: text(false) } },
  'csat.submitted': { isSent: true, properties: { score: { type: 'number', required: true }, comment: text(false) } },
  'journey.entered': { properties: { journey: text() } },
  'journey.requested': { properties: { journey: text(), by: text(false) } },
};

const values = {
  estimated_value: argument('number'),
  currency: argument('text'),
  probability: argument('number'),
};
const stages = ['qualified', 'discovery', 'proposal', 'won', 'lost', 'deferred'];

const actions: ProductCatalog['actions'] = {
  'opportunity.create': {
    events: ['opportunity.created'],
    with: {
      type: argument('text'),
      source: argument('text'),
      score: argument('number'),
      factors: argument('factors'),
      stage: { ...argument('text'), oneOf: stages },
      ...values,
    },
  },
  'opportunity.update': {
    events: ['opportunity.won'],
    with: {
      stage: { ...argument('text'), oneOf: stages },
      reason: argument('text'),
      follow_up_on: argument('date'),
      ...values,
    },
  },
  'opportunity.reopen': { events: ['opportunity.reopened'], with: { stage: argument('text') } },
  'order.create': {
    events: ['order.created'],
    with: {
      plan: argument('text', true),
      plan_limit: argument('number'),
      arr: argument('number', true),
      effective_on: argument('date'),
      option: argument('text'),
      benefits: argument('list(text)'),
    },
  },
  'segment.add': { with: { segment: argument('text', true) } },
  'segment.remove': { with: { segment: argument('text', true) } },
  'account.set': { open: true, with: { field: argument('text', true) } },
  'event.record': { open: true, with: { event: { ...argument('text', true), names: 'event' } } },
  'journey.start': { events: ['journey.requested'], with: { journey: argument('text', true) } },
};

/** A product as tests have it: what the features of this one provide, as far as playbooks ask for it. */
export function aProduct(changes: Partial<ProductCatalog> = {}): ProductCatalog {
  return { attributes, events, actions, roles: ['csm', 'senior csm', 'ae', 'operations', 'cs_lead'], ...changes };
}
