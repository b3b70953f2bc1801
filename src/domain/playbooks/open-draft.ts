import { z } from 'zod';
import { conflict, internal, notFound } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { authorOf } from './author.ts';
import { deleteDraft, findDraft, insertDraft } from './draft-store.ts';
import { DraftView, viewDraft } from './draft-view.ts';
import { PlaybookId, PlaybookTexts } from './playbook-files.ts';
import { findVersionFiles } from './playbook-store.ts';

/** One working copy a playbook, shared by all who write it: whoever opens it again is given the same. */
export const openDraft = defineWrite({
  name: 'open-draft',
  summary: 'Open the draft of a playbook: from a version, or from files that are given',
  access: 'author',
  scope: noAccount,
  doors: ['http'],
  input: z.object({
    playbook: PlaybookId,
    version: z.string().min(1).optional().describe('to begin from; the live one unless said'),
    files: PlaybookTexts.optional().describe('to begin from in the place of a version'),
    replace: z.boolean().default(false).describe('take the place of a draft that is there; its revision must be given'),
    revision: z.number().int().optional(),
  }),
  output: z.object({ draft: DraftView, opened: z.boolean() }),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { playbook, version, files, replace, revision }) {
    const before = await findDraft(tx, playbook);
    if (before !== undefined && !replace) return { draft: await viewDraft(tx, before), opened: false };
    if (before !== undefined) {
      if (before.revision !== revision) {
        throw conflict('draft-changed', 'Somebody has saved the draft meanwhile. Look at it, then decide again.', {
          revision: before.revision,
        });
      }
      await deleteDraft(tx, playbook);
    }
    const from = files === undefined ? await findVersionFiles(tx, playbook, version) : undefined;
    const texts = files ?? from;
    if (texts === undefined) {
      throw notFound('playbook-not-found', `There is no version of ${playbook} to begin from; give its files.`, {
        playbook,
      });
    }
    const base = from === undefined ? (before?.base ?? null) : (version ?? (await liveVersion(from)));
    await insertDraft(tx, { playbook, base, files: texts }, authorOf(actor), at);
    const draft = await findDraft(tx, playbook);
    if (draft === undefined) throw internal('draft-lost', 'The draft could not be opened; try again');
    changed(before === undefined ? null : { revision: before.revision }, { revision: draft.revision, base });
    return { draft: await viewDraft(tx, draft), opened: true };
  },
});

/** As its own file says it. */
function liveVersion(files: Readonly<Record<string, string>>): string | null {
  return /^version:\s*['"]?([^'"\n]+?)['"]?\s*(#.*)?$/m.exec(files['playbook.yaml'] ?? '')?.[1] ?? null;
}
