import type { Feature } from '#domain/feature';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { getPlaybook } from './get-playbook.ts';
import { getWords } from './get-words.ts';
import { listPlaybooks } from './list-playbooks.ts';
import { type LoadPlaybook, publishPlaybook } from './publish-playbook.ts';

export type { LoadPlaybook } from './publish-playbook.ts';

/** Playbooks as they are kept: versions, which one is live. `load` knows what all features provide. */
export const playbooks = (load: LoadPlaybook, runtime: (db: Queryable) => Promise<Runtime>): Feature => ({
  operations: [publishPlaybook(load), listPlaybooks, getPlaybook(load), getWords(runtime)],
  relations: [],
  recorders: [],
  effects: [],
  events: {
    'playbook.live': {
      meaning: 'A version of a playbook went live; the account is looked at with it',
      properties: { playbook: { type: 'text', required: true }, version: { type: 'text', required: true } },
    },
  },
  actions: {},
});
