import { z } from 'zod';
import { notFound } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import { findVersionFiles } from './playbook-store.ts';

export const getPlaybookFiles = defineRead({
  name: 'get-playbook-files',
  summary: 'The text files of a version of a playbook, to the letter',
  access: 'read-playbooks',
  scope: noAccount,
  doors: ['http'],
  input: z.object({
    playbook: z.string().min(1),
    version: z.string().min(1).optional().describe('the live one unless said'),
  }),
  output: z.object({ files: z.record(z.string(), z.string()) }),
  async run({ db }, { playbook, version }) {
    const files = await findVersionFiles(db, playbook, version);
    if (files === undefined) {
      const what = version === undefined ? `No version of ${playbook} is live` : `There is no ${playbook} ${version}`;
      throw notFound('playbook-not-found', `${what}; list-playbooks shows what there is.`, { playbook, version });
    }
    return { files };
  },
});
