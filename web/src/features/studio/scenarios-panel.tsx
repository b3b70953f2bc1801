import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CircleCheck, CircleX, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { Button, classes, EmptyState, ErrorState, isMac, Kbd, Skeleton } from '#web/ui';
import { ScenarioTimeline } from './scenario-timeline.tsx';
import type { Played, Scenarios } from './use-scenarios.ts';

/** The scenarios of the texts as they are: which hold, and where the first expectation of the others does not. */
export function ScenariosPanel({
  scenarios,
  hasProblems,
  onLine,
}: {
  scenarios: Scenarios;
  hasProblems: boolean;
  onLine: (file: string, line: number) => void;
}) {
  const { played, running, isNew, error } = scenarios;
  const failed = played?.filter(({ failures }) => failures.length > 0).length ?? 0;
  const count = played?.length ?? 0;
  const passing = count - failed;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line px-3.5 text-s">
        {played !== undefined && (
          <span role="status" className={classes('font-medium', failed > 0 ? 'text-red' : 'text-green')}>
            {failed === 0
              ? plural(count, { one: 'The scenario holds', other: 'All # scenarios hold' })
              : t`${passing} of ${count} scenarios hold`}
          </span>
        )}
        {(!isNew || running) && played !== undefined && (
          <span className="text-text-3">{running ? <Trans>running…</Trans> : <Trans>of the text before</Trans>}</span>
        )}
        <span className="flex-1" />
        <span className="text-text-3 max-lg:hidden">
          <Kbd>{isMac ? '⌘' : 'Ctrl'}</Kbd> <Kbd>↵</Kbd>
        </span>
        {running ? (
          <Button icon={<Square size={12} />} onClick={scenarios.cancel}>
            <Trans>Stop</Trans>
          </Button>
        ) : (
          <Button icon={<Play size={12} />} onClick={scenarios.run} disabled={hasProblems}>
            <Trans>Run</Trans>
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {error !== undefined && <ErrorState error={error} onRetry={scenarios.run} />}
        {played === undefined &&
          error === undefined &&
          (hasProblems ? <Waiting /> : <Skeleton rows={8} className="p-4" />)}
        {played?.length === 0 && (
          <EmptyState title={<Trans>No scenarios yet</Trans>}>
            <Trans>
              Add a file under Scenarios: what is given, what people do, and what is expected on which day. They run
              here as you type.
            </Trans>
          </EmptyState>
        )}
        <ul>
          {played
            ?.toSorted((a, b) => Number(b.failures.length > 0) - Number(a.failures.length > 0))
            .map((one) => (
              <ScenarioLine key={`${one.file}:${one.title}`} scenario={one} onLine={onLine} />
            ))}
        </ul>
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <EmptyState title={<Trans>Scenarios run once the text is in order</Trans>}>
      <Trans>The problems are listed below the text.</Trans>
    </EmptyState>
  );
}

function ScenarioLine({ scenario, onLine }: { scenario: Played; onLine: (file: string, line: number) => void }) {
  const { title, file, failures } = scenario;
  const [first] = failures;
  const [open, setOpen] = useState(false);
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-start gap-2 px-3.5 py-2 text-left text-s hover:bg-hover pointer-coarse:min-h-11"
      >
        {first === undefined ? (
          <CircleCheck size={14} className="mt-0.5 shrink-0 text-green" role="img" aria-label={t`holds`} />
        ) : (
          <CircleX size={14} className="mt-0.5 shrink-0 text-red" role="img" aria-label={t`does not hold`} />
        )}
        <span className="min-w-0 flex-1">{title}</span>
      </button>
      {first !== undefined && (
        <button
          type="button"
          onClick={() => onLine(file, first.line)}
          className="block w-full px-3.5 pb-2 pl-9 text-left text-s text-red hover:underline"
        >
          <span className="text-text-3 tabular-nums">
            {file}:{first.line}{' '}
          </span>
          {first.message}
        </button>
      )}
      {open && <ScenarioTimeline scenario={scenario} onLine={(line) => onLine(file, line)} />}
    </li>
  );
}
