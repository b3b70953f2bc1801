import type { AttributeType } from '#pure/expression';

/** What only lists know of an account, for conditions and columns of lists. */
export const LIST_FACTS: Readonly<Record<string, AttributeType>> = {
  'account.id': { type: 'text', meaning: 'Its id: the key under which it is sent' },
  'account.domain': { type: 'text', meaning: 'Its domain or website, as its attributes say' },
  'account.open_signals': { type: 'number', meaning: 'Signals that wait for somebody' },
  'account.strong_signals': { type: 'number', meaning: 'Strong ones among them' },
  'account.moderate_signals': { type: 'number', meaning: 'Moderate ones among them' },
  'account.journeys': { type: 'list(text)', meaning: 'Journeys that it is in, as playbook.journey' },
  'account.days_since_touch': {
    type: 'number',
    unit: 'days',
    meaning: 'Days since somebody was last in touch: a mail that left, a meeting, a reply',
  },
};

/** The column of the index that a fact is, where it is one that every list has; others are read when asked for. */
export const COLUMN_OF: Readonly<Record<string, string>> = {
  'account.id': 'id',
  'account.name': 'name',
  'account.owner': 'owner',
  'account.zone': 'zone',
  'account.segment': 'segment',
  'account.segments': 'segments',
  'account.created_on': 'created_on',
  'account.domain': 'domain',
  'account.open_signals': 'signals',
  'account.strong_signals': 'strong',
  'account.moderate_signals': 'moderate',
  'account.journeys': 'journeys',
  'account.days_since_touch': 'last_touch',
  'health.score': 'health',
  'health.band': 'band',
};
