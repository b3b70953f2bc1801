import { invalidateReads, queryClient, useWrite, type WriteName, type WriteSettings } from '#web/api';

/** The engine records what a write tells within a moment; answers of before that would show the old state again. */
const SOON = [250, 1_500] as const;

/** A write that is in force once the engine has recorded its event: what is on the screen is read again after that. */
export function useEventWrite<Name extends WriteName>(name: Name, settings: Omit<WriteSettings<Name>, 'changes'> = {}) {
  return useWrite(name, {
    ...settings,
    changes: [],
    onDone: (output, input) => {
      settings.onDone?.(output, input);
      for (const wait of SOON) setTimeout(() => void invalidateReads(queryClient), wait);
    },
  });
}
