import { t } from '@lingui/core/macro';
import { classes } from './classes.ts';
import { formatNumber } from './format.ts';

export type Band = 'green' | 'yellow' | 'red' | 'unknown';

const COLOURS: Readonly<Record<Band, string>> = {
  green: 'text-green',
  yellow: 'text-yellow',
  red: 'text-red',
  unknown: 'text-unknown',
};

/** A band of health in words; another is what its playbook calls it. */
export function bandText(band: string): string {
  if (band === 'unknown') return t`unknown`;
  const known = bandOf(band);
  return known === 'unknown' ? band : { green: t`green`, yellow: t`yellow`, red: t`red` }[known];
}

/** Bands that playbooks call otherwise have no colour. */
export function bandOf(band: string | null | undefined): Band {
  return band === 'green' || band === 'yellow' || band === 'red' ? band : 'unknown';
}

/** Never colour alone: circle, diamond, triangle, ring. */
export function HealthShape({ band, size = 11 }: { band: Band; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="currentColor"
      role="img"
      aria-label={bandText(band)}
      className="shrink-0"
    >
      {band === 'green' && <circle cx="6" cy="6" r="5" />}
      {band === 'yellow' && <path d="M6 .6 11.4 6 6 11.4.6 6z" />}
      {band === 'red' && <path d="M6 1 11.5 11H.5z" />}
      {band === 'unknown' && <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />}
    </svg>
  );
}

interface HealthMarkProps {
  readonly band: string | null | undefined;
  /** Rounded for the eye; the exact value stands in the tooltip. */
  readonly value?: number | null | undefined;
  /** Against which the arrow points; none without. */
  readonly before?: number | null | undefined;
  readonly className?: string;
}

export function HealthMark({ band, value, before, className }: HealthMarkProps) {
  const known = bandOf(band);
  const change = value === null || value === undefined || before === null || before === undefined ? 0 : value - before;
  return (
    <span
      className={classes('inline-flex items-center gap-1 font-semibold tabular-nums', COLOURS[known], className)}
      title={value === null || value === undefined ? undefined : formatNumber(value, { maximumFractionDigits: 3 })}
    >
      <HealthShape band={known} />
      {value === null || value === undefined ? null : formatNumber(value, { maximumFractionDigits: 0 })}
      {Math.abs(change) >= 0.5 && <Arrow change={change} />}
    </span>
  );
}

function Arrow({ change }: { change: number }) {
  const up = change > 0;
  const by = formatNumber(Math.abs(change), { maximumFractionDigits: 1 });
  return (
    <span className={classes('text-xs', up ? 'text-green' : 'text-red')}>
      <span aria-hidden="true">{up ? '↗' : '↘'}</span>
      <span className="sr-only">{up ? t`up by ${by}` : t`down by ${by}`}</span>
    </span>
  );
}
