import { t } from '@lingui/core/macro';
import { bandOf, formatNumber } from '#web/ui';

const FILL = { green: 'var(--green)', yellow: 'var(--yellow)', red: 'var(--red)', unknown: 'var(--unknown)' } as const;
const WIDTH = 4;
const GAP = 1;
const HEIGHT = 18;

interface WeeksBarsProps {
  /** Health at the end of each week, oldest first. */
  readonly weeks: readonly (number | null)[];
  readonly band: string | null;
}

/** Twelve weeks of health as bars: how high they are says it; the colour is today's. */
export function WeeksBars({ weeks, band }: WeeksBarsProps) {
  const known = weeks.filter((value) => value !== null);
  if (known.length === 0) return null;
  const said = known.map((value) => formatNumber(value, { maximumFractionDigits: 0 })).join(', ');
  return (
    <svg
      role="img"
      aria-label={t`Health in the last 12 weeks: ${said}`}
      width={weeks.length * (WIDTH + GAP)}
      height={HEIGHT}
      className="shrink-0"
    >
      {weeks.map((value, place) => {
        const height = value === null ? 1 : Math.max(2, (value / 100) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
            key={place}
            x={place * (WIDTH + GAP)}
            y={HEIGHT - height}
            width={WIDTH}
            height={height}
            rx={1}
            fill={FILL[bandOf(band)]}
            opacity={value === null ? 0.25 : place === weeks.length - 1 ? 1 : 0.45}
          />
        );
      })}
    </svg>
  );
}
