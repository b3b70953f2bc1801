import { useEffect, useState } from 'react';
import { formatAgo, formatInstant } from './format.ts';

/** Relative in lists, exact on hover; stays true while it is on the screen. */
export function When({ at, className }: { at: number | string; className?: string }) {
  const now = useNow(60_000);
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={formatInstant(at)}>
      {formatAgo(at, now)}
    </time>
  );
}

/** The time, looked at anew each `every` ms. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
