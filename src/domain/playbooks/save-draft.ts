import { z } from 'zod';
import { type JsonObject, notFound } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { authorOf, viewAuthor } from './author.ts';
import { lockDraft, namesOf, updateDraft } from './draft-store.ts';
import { mergeSave } from './merge-save.ts';
import { Author, FilePath, FileText, PlaybookId } from './playbook-files.ts';

const Text = z.string().nullable();

/** Saves what one person changed; who is based on an older text of the same file is shown both, and nothing is lost. */
export const saveDraft = defineWrite({
  name: 'save-draft',
  summary: 'Save changed files of a draft, based on a revision; changes of others are joined or told',
  access: 'author',
  scope: noAccount,
  doors: ['http'],
  input: z.object({
    playbook: PlaybookId,
    revision: z.number().int().describe('that the changes are based on'),
    files: z.record(FilePath, FileText.nullable()).describe('the whole text of each changed file; null: it is gone'),
  }),
  output: z.discriminatedUnion('saved', [
    z.object({
      saved: z.literal(true),
      revision: z.number(),
      others: z.record(z.string(), Text).describe('files that others changed meanwhile; null: gone'),
    }),
    z.object({
      saved: z.literal(false),
      revision: z.number(),
      conflicts: z.array(z.object({ file: z.string(), mine: Text, theirs: Text, by: Author, at: z.number() })),
    }),
  ]),
  accounts: () => [],
  async run({ tx, at, actor, changed }, { playbook, revision, files }) {
    const draft = await lockDraft(tx, playbook);
    if (draft === undefined) {
      throw notFound('draft-not-found', 'The draft was published or discarded meanwhile. Open it again to go on.', {
        playbook,
      });
    }
    const by = authorOf(actor);
    const merged = mergeSave(draft, revision, files, { by, at });
    if (merged.kind === 'conflict') {
      const names = await namesOf(
        tx,
        merged.conflicts.map((one) => one.by),
      );
      const conflicts = merged.conflicts.map((one) => ({ ...one, by: viewAuthor(one.by, names.get(one.by) ?? null) }));
      return { saved: false as const, revision: draft.revision, conflicts };
    }
    const next = draft.revision + 1;
    await updateDraft(tx, { ...draft, ...merged, revision: next, savedAt: at, savedBy: by });
    changed({ revision: draft.revision, ...lengths(draft.files, files) }, { revision: next, ...lengths(files, files) });
    return { saved: true as const, revision: next, others: merged.others };
  },
});

/** How long the saved files are: a log of every save does not keep their texts. */
const lengths = (texts: Readonly<Record<string, string | null>>, saved: object): JsonObject =>
  Object.fromEntries(
    Object.keys(saved).map((file) => {
      const text = texts[file] ?? null;
      return [file, text === null ? null : `${text.split('\n').length} lines`];
    }),
  );
