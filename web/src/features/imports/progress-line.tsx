import type { ReactNode } from 'react';
import { classes, formatShare } from '#web/ui';

/** How far something is, with words beside it. */
export function ProgressLine({
  share,
  label,
  children,
  className,
}: {
  share: number;
  label: string;
  children?: ReactNode;
  className?: string;
}) {
  const now = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className={classes('flex flex-col gap-1.5', className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={now}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
      >
        <span
          className="block h-full rounded-full bg-accent transition-all duration-100"
          style={{ width: `${now}%` }}
        />
      </div>
      <div className="flex justify-between gap-3 text-s text-text-2" aria-live="polite">
        <span className="min-w-0 truncate">{children}</span>
        <span className="tabular-nums">{formatShare(now / 100)}</span>
      </div>
    </div>
  );
}
