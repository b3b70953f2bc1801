import { useState } from 'react';
import { problemWords } from './problem-words.ts';

/** Something that is tried once at a time, and what went wrong with it. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(problemWords(error));
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, attempt };
}
