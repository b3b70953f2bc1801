import { isKind, type Kind } from './kind-words.ts';

/** Where the steps of an import stand: the file that was sent, what its rows are, the run that brings it in. */
export interface ImportSearch {
  readonly upload?: string;
  readonly kind?: Kind;
  readonly run?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function importSearch({ upload, kind, run }: Record<string, unknown>): ImportSearch {
  return {
    ...(typeof upload === 'string' && UUID.test(upload) ? { upload } : {}),
    ...(typeof kind === 'string' && isKind(kind) ? { kind } : {}),
    ...(typeof run === 'string' && UUID.test(run) ? { run } : {}),
  };
}
