import { z } from 'zod';
import { conflict, notFound } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { deleteDraft, lockDraft } from './draft-store.ts';
import { PlaybookId } from './playbook-files.ts';

export const discardDraft = defineWrite({
  name: 'discard-draft',
  summary: 'Throw a draft away as it is at a revision; versions stay',
  access: 'author',
  scope: noAccount,
  doors: ['http'],
  input: z.object({ playbook: PlaybookId, revision: z.number().int() }),
  output: z.object({ playbook: z.string() }),
  accounts: () => [],
  async run({ tx, changed }, { playbook, revision }) {
    const draft = await lockDraft(tx, playbook);
    if (draft === undefined) throw notFound('draft-not-found', 'There is no draft of this playbook.', { playbook });
    if (draft.revision !== revision) {
      throw conflict('draft-changed', 'Somebody has saved the draft meanwhile. Look at it, then decide again.', {
        revision: draft.revision,
      });
    }
    await deleteDraft(tx, playbook);
    changed({ revision, files: { ...draft.files } }, null);
    return { playbook };
  },
});
