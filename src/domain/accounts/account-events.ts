import type { ActionCatalog, EventSchema } from '#pure/playbook';

const segment = { type: 'text', required: true, meaning: 'Its name, such as nurture' } as const;

export const accountEvents: Readonly<Record<string, EventSchema>> = {
  'account.identified': { meaning: 'Something is known of an account: its traits', properties: {} },
  'contact.identified': {
    meaning: 'Something is known of a person at a customer: their traits',
    properties: { contact: { type: 'text', required: false, meaning: 'Id of the contact' } },
  },
  'contact.resubscribed': { meaning: 'A person at a customer wants mail again', properties: {} },
  'contact.unsuppressed': {
    meaning: 'A colleague says that a contact may be written to again',
    properties: { was: { type: 'text', required: false, meaning: 'What kept mail from them: bounced, unsubscribed' } },
  },
  'note.recorded': {
    meaning: 'A colleague wrote down a note, a call, a visit or a mail with a customer',
    properties: {
      kind: { type: 'text', required: true, oneOf: ['note', 'call', 'visit', 'mail'], meaning: 'What it was' },
      text: { type: 'text', required: true, meaning: 'What was written' },
      by: { type: 'text', required: false, meaning: 'Id of the colleague' },
    },
  },
  'segment.joined': { meaning: 'An account was put into a segment', properties: { segment } },
  'segment.left': { meaning: 'An account was taken out of a segment', properties: { segment } },
};

/** What a step's `with:` may say. */
export const accountActions: Readonly<Record<string, ActionCatalog>> = {
  'segment.add': { events: ['segment.joined'], with: { segment } },
  'segment.remove': { events: ['segment.left'], with: { segment } },
  'account.set': {
    events: ['account.identified'],
    // `value` is of whatever type the field has.
    open: true,
    with: { field: { type: 'text', required: true, meaning: 'Its name: plan_limit, or one of your own' } },
  },
};
