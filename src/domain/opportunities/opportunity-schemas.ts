import type { ActionCatalog, EventSchema, PropertySchema } from '#pure/playbook';

const optional = (type: PropertySchema['type'], meaning: string): PropertySchema => ({
  type,
  required: false,
  meaning,
});

const state: Readonly<Record<string, PropertySchema>> = {
  opportunity: { type: 'text', required: true, meaning: 'Id of the opportunity' },
  name: optional('text', 'As the system that keeps it shows it'),
  owner: optional('text', 'Who leads it there: id or e-mail address of a person'),
  type: optional('text', 'expansion, or what its maker said'),
  stage: { type: 'text', required: true, meaning: 'Where it stands; won, lost and deferred are closed' },
  estimated_value: optional('number', 'In major units of the currency; absent: not known'),
  currency: optional('text', 'ISO 4217'),
  probability: optional('number', 'In percent'),
  reason: optional('text', 'Why it was deferred or lost'),
  follow_up_on: optional('date', 'Day on which it is to be taken up again'),
  enrollment: optional('text', 'The journey run that leads it'),
};
const from: PropertySchema = { type: 'text', required: true, meaning: 'The stage before' };

export const DECISIONS = ['upgrade', 'defer', 'decline'] as const;

export const opportunityEvents: Readonly<Record<string, EventSchema>> = {
  'opportunity.created': { meaning: 'A chance to sell more was found', properties: state },
  'opportunity.updated': { meaning: 'Stage, probability or value changed', properties: { ...state, from } },
  'opportunity.reopened': { meaning: 'A deferred or lost one was taken up again', properties: { ...state, from } },
  'opportunity.won': { meaning: 'The customer decided for it', properties: state },
  'opportunity.lost': { meaning: 'The customer decided against it', properties: state },
  'opportunity.deferred': { meaning: 'The customer decides later', properties: state },
  'decision.recorded': {
    meaning: 'The customer has decided on a proposal',
    properties: {
      decision: { type: 'text', required: true, oneOf: DECISIONS },
      option: optional('text', 'The option of the proposal that was chosen: a, b'),
      plan: optional('text', 'Name of the new plan'),
      plan_limit: optional('number', 'Its limit'),
      arr: optional('number', 'New yearly total in major units of the contract’s currency'),
      effective_on: optional('date', 'First day of the new plan'),
      follow_up_on: optional('date', 'Of one that was deferred: the day on which to come back'),
      reason: optional('text', 'Why, in the customer’s words'),
      opportunity: optional('text', 'Id of the opportunity'),
      enrollment: optional('text', 'The journey run'),
      by: optional('text', 'Who recorded it'),
    },
  },
};

const values = {
  estimated_value: optional('number', 'In major units of the currency'),
  currency: optional('text', 'ISO 4217; USD unless said'),
  probability: optional('number', 'In percent'),
};

/** What a step's `with:` may say. */
export const opportunityActions: Readonly<Record<string, ActionCatalog>> = {
  'opportunity.create': {
    events: ['opportunity.created'],
    with: {
      type: optional('text', 'expansion unless said'),
      source: optional('text', 'playbook unless said'),
      score: optional('number', 'The score it is qualified by'),
      factors: { type: 'factors', required: false, meaning: 'Name of the score whose factors are kept with it' },
      stage: optional('text', 'qualified unless said'),
      ...values,
    },
  },
  'opportunity.update': {
    events: [
      ...['opportunity.updated', 'opportunity.reopened'],
      ...['opportunity.won', 'opportunity.lost', 'opportunity.deferred'],
    ],
    with: {
      stage: optional('text', 'won, lost and deferred close it; an open one takes it up again'),
      reason: optional('text', 'Why it is deferred or lost'),
      follow_up_on: optional('date', 'Day on which it is to be taken up again'),
      ...values,
    },
  },
  'opportunity.reopen': {
    events: ['opportunity.reopened'],
    with: { stage: optional('text', 'qualified unless said'), ...values },
  },
};
