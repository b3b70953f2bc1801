import type { ActionCatalog, EventSchema, PropertySchema } from '#pure/playbook';

const optional = (type: PropertySchema['type'], meaning: string): PropertySchema => ({
  type,
  required: false,
  meaning,
});

const state: Readonly<Record<string, PropertySchema>> = {
  opportunity: { type: 'text', required: true, meaning: 'Id of the opportunity' },
  stage: { type: 'text', required: true },
  estimated_value: optional('number', 'In major units of the currency; absent: not known'),
  currency: optional('text', 'ISO 4217'),
  probability: optional('number', 'In percent'),
  enrollment: optional('text', 'The journey run that it came from'),
};

export const opportunityEvents: Readonly<Record<string, EventSchema>> = {
  'opportunity.created': {
    meaning: 'A chance to sell more was found',
    properties: { ...state, type: { type: 'text', required: true } },
  },
  'opportunity.updated': {
    meaning: 'Stage, probability or value changed',
    properties: { ...state, from: { type: 'text', required: true, meaning: 'The stage before' } },
  },
  'opportunity.won': { meaning: 'The customer decided for it', properties: state },
  'opportunity.lost': { meaning: 'The customer decided against it', properties: state },
  'opportunity.deferred': { meaning: 'The customer decides later', properties: state },
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
    events: ['opportunity.updated', 'opportunity.won', 'opportunity.lost', 'opportunity.deferred'],
    with: { stage: optional('text', 'won, lost and deferred close it'), ...values },
  },
};
