import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { classes } from '#web/ui';
import type { Played } from './use-scenarios.ts';

/** What happened in a scenario, day by day, with what else of it did not hold. */
export function ScenarioTimeline({ scenario, onLine }: { scenario: Played; onLine: (line: number) => void }) {
  const { timeline, failures, line } = scenario;
  const days = [...new Set(timeline.map(({ day }) => day))];
  const words = whatWords();
  return (
    <div className="bg-sunken px-3.5 py-2 pl-9 text-s">
      {failures.length > 1 && (
        <ul className="mb-2 text-red">
          {failures.slice(1).map((one) => (
            <li key={`${one.line} ${one.message}`}>
              <button type="button" onClick={() => onLine(one.line)} className="text-left hover:underline">
                <span className="tabular-nums">{one.line}</span> {one.message}
              </button>
            </li>
          ))}
        </ul>
      )}
      {timeline.length === 0 && (
        <p className="text-text-2">
          <Trans>Nothing happened.</Trans>
        </p>
      )}
      <ol className="flex flex-col gap-1.5">
        {days.map((day) => (
          <li key={day} className="grid grid-cols-[4.5rem_1fr] gap-2">
            <span className="font-medium text-text-2 tabular-nums">
              <Trans>Day {day}</Trans>
            </span>
            <ul>
              {timeline
                .filter((moment) => moment.day === day)
                .map((moment, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a finished run never changes its order
                  <li key={index} className="flex gap-2">
                    <span className="w-10 shrink-0 text-text-3 tabular-nums">{moment.time}</span>
                    <span className={classes('w-24 shrink-0 truncate text-text-2', TONES[moment.what])}>
                      {words[moment.what] ?? moment.what}
                    </span>
                    <span className="min-w-0">
                      {moment.name}
                      {moment.detail !== undefined && <span className="text-text-3"> · {moment.detail}</span>}
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => onLine(line)} className="mt-2 text-accent hover:underline">
        <Trans>Go to its text</Trans>
      </button>
    </div>
  );
}

const TONES: Readonly<Record<string, string>> = {
  email: 'text-accent',
  exit: 'text-text',
  'signal blocked': 'text-yellow',
  overdue: 'text-yellow',
  held: 'text-yellow',
  dropped: 'text-red',
  risk: 'text-red',
};

const whatWords = (): Readonly<Record<string, string>> => ({
  email: t`mail`,
  notify: t`notice`,
  signal: t`signal`,
  'signal blocked': t`signal blocked`,
  enter: t`enters`,
  exit: t`leaves`,
  task: t`task`,
  done: t`task done`,
  withdrawn: t`withdrawn`,
  order: t`order`,
  segment: t`segment`,
  overdue: t`overdue`,
  held: t`mail held`,
  dropped: t`mail dropped`,
  risk: t`risk`,
  score: t`score`,
  event: t`event`,
});
