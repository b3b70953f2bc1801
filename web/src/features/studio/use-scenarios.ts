import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type Output } from '#web/api';
import type { Files } from './draft-state.ts';

export type Played = Output<'run-scenarios'>['scenarios'][number];

export interface Scenarios {
  readonly played: readonly Played[] | undefined;
  readonly running: boolean;
  /** Whether what is shown is of the texts as they are now. */
  readonly isNew: boolean;
  readonly error: Error | undefined;
  run(): void;
  cancel(): void;
}

const AFTER = 700;

/** Runs the scenarios a moment after the last letter, whenever the files are in order; `run` does it at once. */
export function useScenarios(files: Files | undefined, inOrder: boolean): Scenarios {
  const [answer, setAnswer] = useState<{ files: Files; played: readonly Played[] }>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<Error>();
  const editor = useRef<string>(undefined);
  editor.current ??= crypto.randomUUID();
  const asking = useRef<AbortController>(undefined);
  const run = useCallback(() => {
    if (files === undefined) return;
    asking.current?.abort();
    const own = new AbortController();
    asking.current = own;
    setRunning(true);
    setError(undefined);
    const input = { files: { ...files }, editor: editor.current ?? '', run: crypto.randomUUID() };
    call('run-scenarios', input, { signal: own.signal })
      .then((told) => {
        if (!told.cancelled && told.problems.length === 0) setAnswer({ files, played: told.scenarios });
      })
      .catch((problem: unknown) => {
        if (!own.signal.aborted) setError(problem instanceof Error ? problem : new Error(String(problem)));
      })
      .finally(() => {
        if (asking.current === own) setRunning(false);
      });
  }, [files]);
  useEffect(() => {
    if (files === undefined || !inOrder) return;
    const timer = setTimeout(run, AFTER);
    return () => clearTimeout(timer);
  }, [files, inOrder, run]);
  return {
    ...{ played: answer?.played, running, error, run },
    isNew: answer?.files === files,
    cancel() {
      asking.current?.abort();
      setRunning(false);
      void call('cancel-scenarios', { editor: editor.current ?? '' }).catch(() => undefined);
    },
  };
}
