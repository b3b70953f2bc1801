import type { ProductCatalog, PropertySchema } from '#pure/playbook';

const text = (required = true): PropertySchema => ({ type: 'text', required });

/** A product as tests have it: what the features of this one provide, as far as playbooks ask for it. */
export function aProduct(changes: Partial<ProductCatalog> = {}): ProductCatalog {
  return {
    attributes: {
      'account.name': { type: 'text' },
      'account.created_on': { type: 'date' },
      'account.tenure_months': { type: 'number', unit: 'months' },
      'contract.arr': { type: 'number' },
      'contract.currency': { type: 'text' },
      'contract.ends_on': { type: 'date' },
      'contract.days_to_end': { type: 'number', unit: 'days' },
    },
    events: {
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
      'signal.raised': { properties: { kind: text(), strength: text(), direction: text() } },
      'opportunity.created': { properties: { opportunity: text() } },
    },
    actions: {
      'opportunity.create': {
        events: ['opportunity.created'],
        with: {
          type: { type: 'text', required: false },
          source: { type: 'text', required: false },
          score: { type: 'number', required: false },
          factors: { type: 'factors', required: false },
          stage: { type: 'text', required: false, oneOf: ['qualified', 'proposal', 'won', 'lost'] },
          estimated_value: { type: 'number', required: false },
          currency: { type: 'text', required: false },
        },
      },
    },
    roles: ['csm', 'senior csm', 'ae'],
    ...changes,
  };
}
