import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronDown, ChevronUp, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Kbd } from '#web/ui';
import type { PlaybookProblem } from './editor/code-editor.tsx';

/** What is wrong, below the text; each leads to its place. */
export function ProblemsStrip({
  problems,
  onGo,
}: {
  problems: readonly PlaybookProblem[] | undefined;
  onGo: (problem: PlaybookProblem) => void;
}) {
  const [open, setOpen] = useState(true);
  const count = problems?.length ?? 0;
  if (problems === undefined) return <div className="h-8 shrink-0 border-t border-line bg-surface" />;
  if (count === 0) {
    return (
      <p
        role="status"
        className="flex h-8 shrink-0 items-center gap-1.5 border-t border-line bg-surface px-3.5 text-s text-text-2"
      >
        <CircleCheck size={14} className="text-green" aria-hidden />
        <Trans>No problems</Trans>
      </p>
    );
  }
  return (
    <section className="flex max-h-[32%] shrink-0 flex-col border-t border-line bg-surface">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-8 shrink-0 items-center gap-1.5 px-3.5 text-s font-medium hover:bg-hover pointer-coarse:h-11"
      >
        <TriangleAlert size={14} className="text-red" aria-hidden />
        <span role="status">{plural(count, { one: '# problem', other: '# problems' })}</span>
        <span className="ml-1 flex items-center gap-1 font-normal text-text-3">
          <Kbd>F8</Kbd> <Trans>next</Trans>
        </span>
        <span className="flex-1" />
        {open ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
      </button>
      {open && (
        <ul className="min-h-0 overflow-y-auto pb-1">
          {problems.map((problem) => (
            <li key={`${problem.file}:${problem.line}:${problem.column}:${problem.message}`}>
              <button
                type="button"
                onClick={() => onGo(problem)}
                className="flex w-full gap-3 px-3.5 py-1 text-left text-s hover:bg-hover pointer-coarse:min-h-11"
              >
                <span className="shrink-0 text-text-3 tabular-nums">
                  {problem.file}:{problem.line}
                </span>
                <span className="whitespace-pre-wrap">{problem.message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
