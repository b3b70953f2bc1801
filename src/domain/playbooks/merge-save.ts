import type { Draft, FileChange } from './draft-store.ts';
import type { Files } from './playbook-store.ts';

/** What somebody saves: the whole text of each file that they changed; null: it is gone. */
export type Edits = Readonly<Record<string, string | null>>;

export interface Conflict {
  readonly file: string;
  /** Null: gone. */
  readonly mine: string | null;
  readonly theirs: string | null;
  readonly by: string;
  readonly at: number;
}

export type MergedSave =
  | {
      readonly kind: 'saved';
      readonly files: Files;
      readonly changes: Draft['changes'];
      /** Files that others changed since the revision that it is based on. */
      readonly others: Edits;
    }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] };

/**
 * Joins what one person changed, based on a revision, with what others have saved since: each file is one person's at a
 * time, so that nobody's text is overwritten unseen. Nothing is saved where both changed the same file to different texts.
 */
export function mergeSave(
  draft: Pick<Draft, 'files' | 'changes' | 'revision'>,
  basedOn: number,
  edits: Edits,
  { by, at }: Pick<FileChange, 'by' | 'at'>,
): MergedSave {
  const textOf = (file: string): string | null =>
    Object.hasOwn(draft.files, file) ? (draft.files[file] ?? null) : null;
  const since = Object.entries(draft.changes).filter(([, { revision }]) => revision > basedOn);
  const conflicts = since.flatMap(([file, change]): Conflict[] => {
    const mine = Object.hasOwn(edits, file) ? edits[file] : undefined;
    const theirs = textOf(file);
    return mine === undefined || mine === theirs ? [] : [{ file, mine, theirs, by: change.by, at: change.at }];
  });
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const files: Record<string, string> = { ...draft.files };
  const changes: Record<string, FileChange> = { ...draft.changes };
  for (const [file, text] of Object.entries(edits)) {
    if (text === textOf(file)) continue;
    if (text === null) delete files[file];
    else files[file] = text;
    changes[file] = { revision: draft.revision + 1, by, at };
  }
  const others = Object.fromEntries(
    since.filter(([file]) => !Object.hasOwn(edits, file)).map(([file]) => [file, textOf(file)]),
  );
  return { kind: 'saved', files, changes, others };
}
