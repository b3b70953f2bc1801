import type { FactCatalog, Scope } from '#pure/expression';

/** A small playbook's facts, with one of each kind. */
export const exampleCatalog: FactCatalog = {
  attributes: {
    'account.plan_limit': { type: 'number', unit: 'visits/month' },
    'account.tier': { type: 'text' },
    'account.vip': { type: 'bool' },
    'account.departments': { type: 'list(text)' },
    'account.sizes': { type: 'list(number)' },
    'contract.ends_on': { type: 'date' },
    'contract.signed_at': { type: 'instant' },
  },
  metrics: {
    usage: { aggregate: 'sum', by: 'feature' },
    logins: { aggregate: 'count' },
    peak: { aggregate: 'max' },
    seats: { aggregate: 'last' },
    people: { aggregate: 'distinct' },
  },
  events: {
    'upgrade.requested': { plan: 'text', seats: 'number' },
    'contact.seen': { seats: 'text', department: 'text' },
    'qbr.held': {},
  },
  forms: { call_note: { status: 'text', satisfied: 'bool', seats: 'number' } },
  scores: ['expansion'],
  signals: ['high_usage', 'capacity_limit'],
  outcomes: ['decision'],
  tasks: ['configuration'],
  steps: ['decision', 'check_in'],
  choices: {
    outcomes: { decision: ['upgrade', 'defer', 'decline'] },
    answers: { call_note: { status: ['interested', 'not_interested'] } },
    properties: {
      'upgrade.requested': { plan: ['basic', 'plus'], seats: [] },
      'contact.seen': { seats: [], department: [] },
    },
    bands: ['green', 'red', 'unknown'],
  },
};

/** Everything that can be at hand: events, a signal, a journey. */
export const exampleScope: Scope = { events: ['upgrade.requested', 'contact.seen'], signal: true, journey: true };
