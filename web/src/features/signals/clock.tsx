import { t } from '@lingui/core/macro';
import { formatInstant, formatLength, Pill, type Tone, useNow } from '#web/ui';

const HOUR = 3_600_000;

/** How long is left to respond: calm, then yellow below 36 h, red below 12 h and once it has passed. */
export function Clock({ by }: { by: string }) {
  const now = useNow(30_000);
  const left = Date.parse(by) - now;
  const length = formatLength(Math.abs(left));
  return (
    <Pill tone={toneOf(left)} title={formatInstant(by)} className="min-w-22 justify-center tabular-nums">
      {left < 0 ? t`${length} late` : t`${length} left`}
    </Pill>
  );
}

function toneOf(left: number): Tone {
  if (left < 12 * HOUR) return 'red';
  return left < 36 * HOUR ? 'yellow' : 'neutral';
}
