import { useBlocker } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type Output, Problem } from '#web/api';
import {
  afterSave,
  begin,
  type Contested,
  type DraftState,
  type Edits,
  edit,
  fromServer,
  isSaved,
  settle,
  unsaved,
} from './draft-state.ts';
import { forgetEdits, keepEdits, keptEdits } from './kept-edits.ts';

export type Draft = NonNullable<Output<'get-studio'>['draft']>;
export type Conflict = Extract<Output<'save-draft'>, { saved: false }>;
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'gone' | 'refused';

/** So long after the last letter it is saved. */
const SAVE_AFTER = 900;
const TRY_AGAIN = 5_000;

export interface OpenDraft {
  readonly files: DraftState['files'];
  readonly saved: DraftState['files'];
  readonly revision: number;
  readonly status: SaveStatus;
  /** Why it could not be saved, in the server's words. */
  readonly problem: string | undefined;
  readonly conflict: Conflict | undefined;
  edit(file: string, text: string | null): void;
  /** Saves now; gives the revision that has everything, or undefined when it could not be saved. */
  save(): Promise<number | undefined>;
  settle(decided: Edits): void;
}

/** A draft while somebody writes: saved by itself, kept in the browser until it is, joined with what others save. */
export function useDraft(playbook: string, draft: Draft | undefined, leaving: string): OpenDraft | undefined {
  const [state, setState] = useState<DraftState | undefined>(() => restored(playbook, draft));
  const [status, setStatus] = useState<SaveStatus>('saved');
  const [problem, setProblem] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();
  const now = useRef(state);
  const saving = useRef<Promise<number | undefined>>(undefined);
  const contested = useRef(false);

  const become = useCallback(
    (next: DraftState): void => {
      now.current = next;
      setState(next);
      keepEdits(playbook, next.revision, unsaved(next));
    },
    [playbook],
  );

  const save = useCallback(async (): Promise<number | undefined> => {
    // One after the other: the next is based on what this one becomes.
    if (saving.current !== undefined) await saving.current;
    const before = now.current;
    if (before === undefined || contested.current) return undefined;
    if (isSaved(before)) return before.revision;
    const sent = unsaved(before);
    setStatus('saving');
    saving.current = send(playbook, before.revision, sent).then((answer) => {
      const current = now.current ?? before;
      if (answer.kind === 'saved') {
        become(afterSave(current, sent, answer.revision, answer.others));
        setProblem(undefined);
        setStatus(isSaved(now.current ?? current) ? 'saved' : 'unsaved');
        return answer.revision;
      }
      contested.current = answer.kind === 'conflict';
      if (answer.kind === 'conflict') setConflict(answer.conflict);
      else setProblem(answer.message);
      setStatus(answer.kind);
      return undefined;
    });
    const revision = await saving.current;
    saving.current = undefined;
    if (revision === undefined) return undefined;
    return now.current !== undefined && isSaved(now.current) ? now.current.revision : save();
  }, [playbook, become]);

  // Opened, discarded, or saved by somebody else.
  useEffect(() => {
    if (draft === undefined) {
      now.current = undefined;
      setState(undefined);
    } else if (now.current === undefined) {
      const next = restored(playbook, draft);
      if (next !== undefined) become(next);
      setStatus('saved');
    } else become(fromServer(now.current, draft.revision, draft.files));
  }, [draft, playbook, become]);

  useEffect(() => {
    if (state === undefined || isSaved(state) || status === 'conflict' || status === 'gone' || status === 'refused')
      return;
    const timer = setTimeout(() => void save(), status === 'offline' ? TRY_AGAIN : SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [state, status, save]);

  useBlocker({
    enableBeforeUnload: () => now.current !== undefined && !isSaved(now.current),
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || now.current === undefined || isSaved(now.current)) return false;
      return (await save()) === undefined && !window.confirm(leaving);
    },
  });

  if (state === undefined) return undefined;
  return {
    ...{ files: state.files, saved: state.saved, revision: state.revision, status, problem, conflict, save },
    edit(file, text) {
      if (now.current === undefined) return;
      become(edit(now.current, file, text));
      setStatus((before) => (before === 'conflict' || before === 'gone' || before === 'offline' ? before : 'unsaved'));
    },
    settle(decided) {
      if (now.current === undefined || conflict === undefined) return;
      const both: readonly Contested[] = conflict.conflicts;
      become(settle(now.current, conflict.revision, both, decided));
      contested.current = false;
      setConflict(undefined);
      setStatus(isSaved(now.current) ? 'saved' : 'unsaved');
    },
  };
}

type Sent =
  | { readonly kind: 'saved'; readonly revision: number; readonly others: Edits }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'offline' | 'gone' | 'refused'; readonly message: string };

async function send(playbook: string, revision: number, files: Edits): Promise<Sent> {
  const idempotencyKey = crypto.randomUUID();
  try {
    const answer = await call('save-draft', { playbook, revision, files: { ...files } }, { idempotencyKey });
    return answer.saved ? { kind: 'saved', ...answer } : { kind: 'conflict', conflict: answer };
  } catch (error) {
    const known = error instanceof Problem ? error : new Problem(0, 'unknown', String(error), {});
    if (known.reason === 'draft-not-found') return { kind: 'gone', message: known.message };
    return { kind: known.status === 0 || known.status >= 500 ? 'offline' : 'refused', message: known.message };
  }
}

/** With what was written here and not saved when the page was left. */
function restored(playbook: string, draft: Draft | undefined): DraftState | undefined {
  if (draft === undefined) return undefined;
  const kept = keptEdits(playbook);
  if (kept === undefined) return begin(draft.revision, draft.files);
  let state = begin(Math.min(kept.revision, draft.revision), draft.files);
  for (const [file, text] of Object.entries(kept.edits)) state = edit(state, file, text);
  return state;
}

/** Forgets what is not saved: the draft was published or thrown away on purpose. */
export const forgetDraft = forgetEdits;
