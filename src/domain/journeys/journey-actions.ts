import type { ActionCatalog } from '#pure/playbook';

/** What a step's `do:` may name; the engine does it itself. */
export const journeyActions: Readonly<Record<string, ActionCatalog>> = {
  'journey.start': {
    events: ['journey.requested'],
    with: {
      journey: {
        type: 'text',
        required: true,
        meaning:
          'Name of a journey of this playbook, else of any that is live; it enters where its `if` and `again` let it',
      },
    },
  },
};
