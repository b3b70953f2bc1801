import { useState } from 'react';
import { invalidateReads, Problem, queryClient } from '#web/api';
import { tellFailure } from './toast.tsx';

/** Does the same to several, one after the other. The first that fails ends it and is told; then `onDone` does not come. */
export function useEach() {
  const [busy, setBusy] = useState(false);
  const each = async <One>(
    all: readonly One[],
    act: (one: One) => Promise<unknown>,
    onDone: () => void,
  ): Promise<void> => {
    setBusy(true);
    try {
      for (const one of all) await act(one);
      onDone();
    } catch (error) {
      tellFailure(error instanceof Problem ? error.message : String(error));
    }
    setBusy(false);
    await invalidateReads(queryClient);
  };
  return { busy, each };
}
