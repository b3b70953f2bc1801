import { t } from '@lingui/core/macro';
import { Check } from 'lucide-react';
import { classes } from '#web/ui';
import type { JourneyRun } from './journey-run.ts';
import { titleOf } from './titles.ts';

/** The stages of a journey in their order: those behind, the one it is in, those ahead. */
export function StageStrip({ journey: { stages, stage, status } }: { journey: JourneyRun }) {
  const place = stages.findIndex((one) => one.stage === stage);
  return (
    <ol aria-label={t`Stages`} className="flex gap-1 overflow-x-auto px-3.5 py-3">
      {stages.map((one, index) => {
        const isNow = index === place && status === 'running';
        const isBehind = one.entered && !isNow;
        return (
          <li
            key={one.stage}
            aria-current={isNow ? 'step' : undefined}
            className={classes(
              'flex min-w-28 flex-1 items-center gap-1.5 rounded border-t-3 px-2.5 py-2 text-s',
              isNow && 'border-accent bg-accent-soft font-semibold text-accent-strong',
              isBehind && 'border-accent bg-sunken text-text-2',
              !isNow && !isBehind && 'border-line-strong bg-sunken text-text-3',
            )}
          >
            {isBehind && <Check size={13} aria-hidden="true" className="shrink-0" />}
            <span className="truncate">{titleOf(one.title, one.titles)}</span>
            <span className="sr-only">
              {isNow ? t({ message: 'now', context: 'stage' }) : isBehind ? t`behind` : t`ahead`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
