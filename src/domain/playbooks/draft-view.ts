import { z } from 'zod';
import type { Queryable } from '#platform/db';
import { viewAuthor } from './author.ts';
import { type Draft, namesOf } from './draft-store.ts';
import { Author } from './playbook-files.ts';

export const DraftView = z.object({
  playbook: z.string(),
  base: z.string().optional().describe('the version that it began from'),
  revision: z.number(),
  files: z.record(z.string(), z.string()),
  opened_at: z.number(),
  opened_by: Author,
  saved_at: z.number(),
  saved_by: Author,
  changes: z.record(z.string(), z.object({ revision: z.number(), by: Author, at: z.number() })),
});

export async function viewDraft(db: Queryable, draft: Draft): Promise<z.input<typeof DraftView>> {
  const people = [draft.openedBy, draft.savedBy, ...Object.values(draft.changes).map(({ by }) => by)];
  const names = await namesOf(db, people);
  const author = (id: string) => viewAuthor(id, names.get(id) ?? null);
  return {
    playbook: draft.playbook,
    ...(draft.base === null ? {} : { base: draft.base }),
    revision: draft.revision,
    files: draft.files,
    opened_at: draft.openedAt,
    opened_by: author(draft.openedBy),
    saved_at: draft.savedAt,
    saved_by: author(draft.savedBy),
    changes: Object.fromEntries(
      Object.entries(draft.changes).map(([file, { revision, by, at }]) => [file, { revision, by: author(by), at }]),
    ),
  };
}
