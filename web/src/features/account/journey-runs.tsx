import { Trans } from '@lingui/react/macro';
import { formatInstant } from '#web/ui';
import { didWords } from './did-words.ts';
import { valueText } from './event-words.ts';
import type { JourneyRun } from './journey-run.ts';
import { titleOf } from './titles.ts';
import { useAddress } from './use-address.ts';

/** What the steps of a run did, newest first, each with what it saw. */
export function JourneyRuns({ journey: { runs } }: { journey: JourneyRun }) {
  const { change } = useAddress();
  if (runs.length === 0) {
    return (
      <p className="border-t border-line px-3.5 py-2.5 text-s text-text-2">
        <Trans>No step has run yet.</Trans>
      </p>
    );
  }
  return (
    <ol>
      {runs.map((run) => (
        <li
          key={`${run.at} ${run.step} ${run.did}`}
          className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-line px-3.5 py-1.5 text-s"
        >
          <time dateTime={run.at} className="w-36 shrink-0 text-xs text-text-3 tabular-nums">
            {formatInstant(run.at)}
          </time>
          <button
            type="button"
            className="w-44 shrink-0 truncate text-left font-medium hover:underline"
            onClick={() => change({ why: run.step })}
          >
            {run.step === 'person' ? <Trans>By hand</Trans> : titleOf(run.title, run.titles)}
          </button>
          <span className="min-w-0 flex-1 truncate text-text-2">{didWords(run.did)}</span>
          <Saw saw={run.saw} />
        </li>
      ))}
    </ol>
  );
}

function Saw({ saw }: { saw: Readonly<Record<string, unknown>> }) {
  const seen = Object.entries(saw);
  if (seen.length === 0) return null;
  const text = seen.map(([fact, value]) => `${fact} = ${valueText(value)}`).join(' · ');
  return (
    <span className="max-w-80 truncate font-mono text-xs text-text-3" title={text}>
      {text}
    </span>
  );
}
