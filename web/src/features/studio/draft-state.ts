export type Files = Readonly<Record<string, string>>;
/** Whole texts by file; null: it is gone. */
export type Edits = Readonly<Record<string, string | null>>;

/** A draft as it is on this screen: what the server has, and what has been written since. */
export interface DraftState {
  /** What the next save is based on. */
  readonly revision: number;
  readonly saved: Files;
  readonly files: Files;
}

export const begin = (revision: number, files: Files): DraftState => ({ revision, saved: files, files });

/** With one file's text changed, added or (null) taken away. */
export function edit(state: DraftState, file: string, text: string | null): DraftState {
  if (text !== null) return state.files[file] === text ? state : { ...state, files: { ...state.files, [file]: text } };
  const { [file]: _, ...files } = state.files;
  return { ...state, files };
}

/** What is not saved yet. */
export function unsaved({ saved, files }: DraftState): Edits {
  const edits: Record<string, string | null> = {};
  for (const [file, text] of Object.entries(files)) if (saved[file] !== text) edits[file] = text;
  for (const file of Object.keys(saved)) if (!Object.hasOwn(files, file)) edits[file] = null;
  return edits;
}

export const isSaved = (state: DraftState): boolean => Object.keys(unsaved(state)).length === 0;

function withEdits(files: Files, edits: Edits): Files {
  const next: Record<string, string> = { ...files };
  for (const [file, text] of Object.entries(edits)) {
    if (text === null) delete next[file];
    else next[file] = text;
  }
  return next;
}

/** After a save: what was sent is saved, what others changed is taken in; what was written meanwhile stays. */
export function afterSave(state: DraftState, sent: Edits, revision: number, others: Edits): DraftState {
  const open = unsaved(state);
  const theirs = Object.fromEntries(Object.entries(others).filter(([file]) => !Object.hasOwn(open, file)));
  return {
    revision,
    saved: withEdits(withEdits(state.saved, sent), theirs),
    files: withEdits(state.files, theirs),
  };
}

/**
 * What somebody else has saved is taken in, file by file, but for files that are being written here: of those the next
 * save is still based on what was seen, so that it is told as a conflict and nothing is overwritten unseen.
 */
export function fromServer(state: DraftState, revision: number, files: Files): DraftState {
  if (revision <= state.revision) return state;
  const open = unsaved(state);
  const names = [...new Set([...Object.keys(files), ...Object.keys(state.saved)])];
  const news = names.filter((file) => files[file] !== state.saved[file]);
  const theirs = Object.fromEntries(
    news.filter((file) => !Object.hasOwn(open, file)).map((file) => [file, files[file] ?? null]),
  );
  const isContested = news.some((file) => Object.hasOwn(open, file) && open[file] !== (files[file] ?? null));
  return {
    revision: isContested ? state.revision : revision,
    saved: withEdits(state.saved, theirs),
    files: withEdits(state.files, theirs),
  };
}

export interface Contested {
  readonly file: string;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** Somebody has decided of each file that both wrote: the texts that go on. What is theirs is then what is saved. */
export function settle(
  state: DraftState,
  revision: number,
  conflicts: readonly Contested[],
  decided: Edits,
): DraftState {
  const theirs = Object.fromEntries(conflicts.map((one) => [one.file, one.theirs]));
  return { revision, saved: withEdits(state.saved, theirs), files: withEdits(state.files, decided) };
}
