import type { EventSchema, PropertySchema } from '#pure/playbook';

const text = (meaning: string): PropertySchema => ({ type: 'text', required: false, meaning });

/** What is told of any document; those of a playbook have events of their own names besides: `proposal.approved`. */
export const documentEvents: Readonly<Record<string, EventSchema>> = {
  'document.refused': {
    meaning: 'It could not be made: something that it needs is missing',
    properties: {
      effect: text('Id of the document'),
      step: text('The step that wanted it'),
      reason: text('Which kind of thing is missing'),
      message: text('What is missing, in words'),
    },
  },
};
