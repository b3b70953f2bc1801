import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'neutral' | 'green' | 'yellow' | 'red' | 'info';

const TONES: Readonly<Record<Tone, string>> = {
  neutral: 'bg-unknown-soft text-text-2',
  green: 'bg-green-soft text-green',
  yellow: 'bg-yellow-soft text-yellow',
  red: 'bg-red-soft text-red',
  info: 'bg-info-soft text-info',
};

export function Pill({
  tone = 'neutral',
  className,
  title,
  children,
}: {
  tone?: Tone;
  className?: string;
  title?: string | undefined;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={classes(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
