import type { EventSchema } from '#pure/playbook';

export const accountEvents: Readonly<Record<string, EventSchema>> = {
  'account.identified': { meaning: 'Something is known of an account: its traits', properties: {} },
  'contact.identified': {
    meaning: 'Something is known of a person at a customer: their traits',
    properties: { contact: { type: 'text', required: false, meaning: 'Id of the contact' } },
  },
};
