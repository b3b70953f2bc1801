import { z } from 'zod';
import { internal, notFound } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import type { LoadPlaybook } from './load-playbook.ts';
import { findVersionFiles } from './playbook-store.ts';
import { PlaybookView, viewPlaybook } from './playbook-view.ts';

/** What a playbook is for, as people read it: goals, emotions, stages, signals by weight, targets. */
export const getPlaybook = (load: LoadPlaybook) =>
  defineRead({
    name: 'get-playbook',
    summary: 'Show a playbook: its stages with goals and emotions, its signals by weight, its targets',
    access: 'read-playbooks',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({
      playbook: z.string().min(1),
      version: z.string().min(1).optional().describe('the live one unless said'),
    }),
    output: PlaybookView,
    async run({ db }, { playbook, version }) {
      const files = await findVersionFiles(db, playbook, version);
      if (files === undefined) {
        const which =
          version === undefined ? `No version of ${playbook} is live` : `There is no ${playbook} ${version}`;
        throw notFound('playbook-not-found', `${which}; list-playbooks shows what there is.`, { playbook, version });
      }
      const loaded = load(files);
      if (!loaded.ok) throw internal('playbook-unloadable', `${playbook} can't be loaded any more; publish it again`);
      return viewPlaybook(loaded.playbook);
    },
  });
