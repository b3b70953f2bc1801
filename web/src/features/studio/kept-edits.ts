import type { Edits } from './draft-state.ts';

interface Kept {
  readonly revision: number;
  readonly edits: Edits;
}

const keyOf = (playbook: string): string => `studio:${playbook}`;

/** Keeps in the browser what is not saved yet, should the page or the server go away. */
export function keepEdits(playbook: string, revision: number, edits: Edits): void {
  try {
    if (Object.keys(edits).length === 0) localStorage.removeItem(keyOf(playbook));
    else localStorage.setItem(keyOf(playbook), JSON.stringify({ revision, edits } satisfies Kept));
  } catch {
    // A browser that keeps nothing: leaving the page still warns.
  }
}

export function keptEdits(playbook: string): Kept | undefined {
  try {
    const text = localStorage.getItem(keyOf(playbook));
    // What keepEdits wrote.
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

export function forgetEdits(playbook: string): void {
  keepEdits(playbook, 0, {});
}
