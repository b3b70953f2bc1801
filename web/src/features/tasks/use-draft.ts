import { useCallback, useState } from 'react';
import type { Answers } from './form-answers.ts';

interface Draft {
  readonly answers: Answers;
  set(answers: Answers): void;
  /** Something that was typed is kept. */
  readonly isKept: boolean;
  forget(): void;
}

/** What is typed into a form stays in the browser until it is sent: a call takes long, and a tab is closed quickly. */
export function useDraft(name: string): Draft {
  const [answers, setAnswers] = useState<Answers>(() => read(name));
  const set = useCallback(
    (next: Answers) => {
      setAnswers(next);
      keep(name, next);
    },
    [name],
  );
  const forget = useCallback(() => keep(name, {}), [name]);
  return { answers, set, isKept: Object.keys(answers).length > 0, forget };
}

const keyOf = (name: string): string => `perennial draft ${name}`;

function read(name: string): Answers {
  try {
    // Written by `keep`.
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? '{}') as Answers;
  } catch {
    return {};
  }
}

function keep(name: string, answers: Answers): void {
  try {
    if (Object.keys(answers).length === 0) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), JSON.stringify(answers));
  } catch {
    // A browser that keeps nothing: it is on the screen still.
  }
}
