import { t } from '@lingui/core/macro';
import { classes, formatNumber } from '#web/ui';
import type { MapStep } from './map-layout.ts';
import { outcomeText } from './step-words.ts';

const COLOURS = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5'] as const;

/** How those who left did so, as shares of all who entered; the words stand below, so that no colour has to be read. */
export function OutcomeBar({
  outcomes,
  running,
  map,
}: {
  outcomes: readonly { readonly outcome: string; readonly count: number }[];
  running: number;
  map?: { readonly steps: readonly MapStep[] };
}) {
  const left = outcomes.reduce((sum, { count }) => sum + count, 0);
  const all = left + running;
  if (all === 0) return <span className="text-s text-text-3">{t`Nobody has entered yet`}</span>;
  const shown = outcomes.slice(0, 3);
  return (
    <span className="flex flex-col gap-1">
      <span aria-hidden="true" className="flex h-2 overflow-hidden rounded-full bg-sunken">
        {outcomes.map(({ outcome, count }, index) => (
          <span
            key={outcome}
            className={classes('h-full', COLOURS[index % COLOURS.length])}
            style={{ width: `${(count / all) * 100}%` }}
          />
        ))}
      </span>
      <span className="flex flex-wrap gap-x-3 text-xs text-text-2">
        {shown.map(({ outcome, count }, index) => (
          <span key={outcome} className="inline-flex items-center gap-1">
            <span aria-hidden="true" className={classes('size-2 rounded-[2px]', COLOURS[index])} />
            {outcomeText(outcome, map)} {formatNumber(count)}
          </span>
        ))}
        {left === 0 && t`nobody has left yet`}
      </span>
    </span>
  );
}
