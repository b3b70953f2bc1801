import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#web/ui';

interface StepPanelProps {
  readonly number: number;
  readonly title: ReactNode;
  readonly note: ReactNode;
  readonly done: boolean;
  /** For screen readers, beside the mark. */
  readonly doneWord: string;
  readonly children: ReactNode;
}

/** One of the first steps: its number, or a check when it is done. */
export function StepPanel({ number, title, note, done, doneWord, children }: StepPanelProps) {
  return (
    <section className="flex gap-4 max-sm:flex-col max-sm:gap-2">
      <span
        className={classes(
          'mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full text-s font-medium tabular-nums',
          done ? 'bg-green-soft text-green' : 'bg-sunken text-text-2',
        )}
      >
        {done ? <Check size={14} role="img" aria-label={doneWord} /> : number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <h2 className="text-l">{title}</h2>
          <p className="text-text-2">{note}</p>
        </div>
        {children}
      </div>
    </section>
  );
}
