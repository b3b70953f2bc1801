import type { Playbook, Problem } from '#pure/playbook';
import type { Files } from './playbook-store.ts';

/** Loads a folder's files against what the product provides. */
export type LoadPlaybook = (
  files: Files,
) => { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly problems: readonly Problem[] };
