import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { formatNumber } from '#web/ui';
import type { JourneyMapData } from './map-layout.ts';
import { titleIn } from './step-words.ts';
import { timingText } from './timing.ts';

interface MapStageHeadProps {
  readonly stage: JourneyMapData['stages'][number] | undefined;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly counts: { readonly inside: number; readonly reached: number } | undefined;
  readonly entered: number | undefined;
}

/** Name and days of a stage above its column, how many have come to it, and the ground its cards stand on. */
export function MapStageHead({ stage, x, width, height, counts, entered }: MapStageHeadProps) {
  if (stage === undefined) return null;
  const { window } = stage;
  const [inside, reached] = [counts?.inside ?? 0, counts?.reached ?? 0];
  const share = entered === undefined || entered === 0 ? 0 : reached / entered;
  const days = window === undefined ? undefined : daysText(window.from, window.to);
  return (
    <>
      <div className="absolute top-0" style={{ left: x, width }}>
        <div className="flex items-baseline gap-2">
          <h2 className="truncate">{titleIn(stage.titles)}</h2>
          <span className="flex-1" />
          {entered !== undefined && (
            <span
              className="text-s text-text-2 tabular-nums"
              title={t`${formatNumber(reached)} have come to this stage`}
            >
              {formatNumber(reached)}
            </span>
          )}
        </div>
        <p className="truncate text-xs text-text-3">
          {days}
          {entered !== undefined && (
            <>
              {days !== undefined && ' · '}
              <Trans>{formatNumber(inside)} in it now</Trans>
            </>
          )}
          {entered === undefined && days === undefined && ' '}
        </p>
        <div className="mt-1.5 h-0.5 rounded-full bg-line">
          <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
        </div>
      </div>
      <div
        className="absolute rounded-l bg-sunken"
        style={{ left: x - 8, width: width + 16, top: 58, height: height - 2 }}
      />
    </>
  );
}

function daysText(from: string, to: string): string {
  const [first, last] = [/^day (\d+)$/.exec(from)?.[1], /^day (\d+)$/.exec(to)?.[1]];
  if (first !== undefined && last !== undefined) return t`day ${first} – ${last}`;
  return `${timingText(from)} – ${timingText(to)}`;
}
