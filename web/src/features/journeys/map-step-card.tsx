import { t } from '@lingui/core/macro';
import { TriangleAlert } from 'lucide-react';
import { classes, formatNumber } from '#web/ui';
import type { LiveCounts } from './live-counts.ts';
import { CARD, hasDetail, type MapStep, type PlacedStep } from './map-layout.ts';
import { detailText, kindText, STEP_ICONS, titleIn } from './step-words.ts';
import { timingText } from './timing.ts';

interface MapStepCardProps {
  readonly placed: PlacedStep;
  readonly live: LiveCounts | undefined;
  readonly selected: string | undefined;
  readonly onSelect: ((step: string | undefined) => void) | undefined;
  readonly problems: ReadonlySet<string> | undefined;
}

/** A step, and below it what runs beside its wait; each is pressed to look at it. */
export function MapStepCard({ placed, live, selected, onSelect, problems }: MapStepCardProps) {
  const { step, beside, x, y, width, height } = placed;
  const isSelected = step.id === selected;
  const standing = live?.steps.get(step.id)?.standing ?? 0;
  return (
    <div
      className={classes(
        'absolute rounded border bg-surface transition-colors duration-100',
        step.kind === 'exit' && 'rounded-full',
        step.placing.kind === 'on' && 'border-dashed',
        isSelected ? 'border-accent outline-2 outline-accent' : standing > 0 ? 'border-text-3' : 'border-line-strong',
      )}
      style={{ left: x, top: y, width, height }}
    >
      <StepButton
        step={step}
        height={hasDetail(step) ? CARD.tall : CARD.short}
        live={live}
        isSelected={isSelected}
        isWrong={problems?.has(step.id) === true}
        {...(onSelect === undefined ? {} : { onSelect })}
      />
      {beside.map((one) => (
        <BesideButton
          key={one.id}
          step={one}
          live={live}
          isSelected={one.id === selected}
          isWrong={problems?.has(one.id) === true}
          {...(onSelect === undefined ? {} : { onSelect })}
        />
      ))}
    </div>
  );
}

interface StepButtonProps {
  readonly step: MapStep;
  readonly live: LiveCounts | undefined;
  readonly isSelected: boolean;
  readonly isWrong: boolean;
  readonly onSelect?: (step: string | undefined) => void;
}

function StepButton({ step, height, live, isSelected, isWrong, onSelect }: StepButtonProps & { height: number }) {
  const Icon = STEP_ICONS[step.kind];
  const detail = detailText(step);
  const title = titleIn(step.titles);
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      aria-label={labelOf(step, live)}
      title={title}
      onClick={() => onSelect?.(isSelected ? undefined : step.id)}
      className="flex w-full min-w-0 items-center gap-1.5 rounded px-2 text-left hover:bg-hover"
      style={{ height: height - 2 }}
    >
      <Icon
        size={13}
        className="shrink-0 self-start text-text-3"
        style={{ marginTop: (Math.min(height, 32) - 14) / 2 }}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-s font-medium">{title}</span>
        {hasDetail(step) && <span className="block truncate text-xs text-text-3">{detail}</span>}
      </span>
      {isWrong && <TriangleAlert size={13} className="shrink-0 text-red" aria-label={t`has a problem`} />}
      <Counts step={step} live={live} />
    </button>
  );
}

function BesideButton({ step, live, isSelected, isWrong, onSelect }: StepButtonProps) {
  const Icon = STEP_ICONS[step.kind];
  const at = step.placing.kind === 'beside' ? step.placing.at : undefined;
  const passed = live?.steps.get(step.id)?.passed ?? 0;
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      aria-label={labelOf(step, live)}
      title={titleIn(step.titles)}
      onClick={() => onSelect?.(isSelected ? undefined : step.id)}
      className={classes(
        'flex w-full min-w-0 items-center gap-1.5 border-t border-line px-2 text-left text-xs hover:bg-hover',
        isSelected && 'bg-accent-soft',
      )}
      style={{ height: CARD.row }}
    >
      <Icon size={11} className="shrink-0 text-text-3" />
      <span className="min-w-0 flex-1 truncate text-text-2">
        {titleIn(step.titles)}
        {at !== undefined && <span className="text-text-3"> · {timingText(at)}</span>}
      </span>
      {isWrong && <TriangleAlert size={11} className="shrink-0 text-red" aria-label={t`has a problem`} />}
      {live !== undefined && <span className="text-text-3 tabular-nums">{formatNumber(passed)}</span>}
    </button>
  );
}

/** Who waits here is what matters; who has been here stands beside it. */
function Counts({ step, live }: { step: MapStep; live: LiveCounts | undefined }) {
  if (live === undefined) return null;
  const { standing = 0, passed = 0 } = live.steps.get(step.id) ?? {};
  return (
    <span className="flex shrink-0 items-baseline gap-1.5 tabular-nums">
      {standing > 0 && (
        <span className="rounded-full bg-accent-soft px-1.5 text-s font-semibold text-accent-strong">
          {formatNumber(standing)}
        </span>
      )}
      {step.kind === 'exit' ? (
        <span className="text-s font-semibold">{formatNumber(passed)}</span>
      ) : (
        <span className="text-xs text-text-3">{formatNumber(passed)}</span>
      )}
    </span>
  );
}

function labelOf(step: MapStep, live: LiveCounts | undefined): string {
  const [kind, title] = [kindText(step.kind), titleIn(step.titles)];
  if (live === undefined) return t`${title}, ${kind}`;
  const counts = live.steps.get(step.id);
  const [standing, passed] = [formatNumber(counts?.standing ?? 0), formatNumber(counts?.passed ?? 0)];
  return t`${title}, ${kind}: ${standing} wait here, ${passed} have been here`;
}
