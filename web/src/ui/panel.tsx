import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface PanelProps {
  readonly title?: ReactNode;
  /** A few words beside the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Without padding: for rows and tables. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

export function Panel({ title, note, actions, flush = false, className, children }: PanelProps) {
  return (
    <section className={classes('min-w-0 rounded-l border border-line bg-surface', className)}>
      {title !== undefined && (
        <header className="flex min-h-11 items-center gap-2 border-b border-line px-3.5 py-2">
          <h2 className="truncate">{title}</h2>
          {note !== undefined && <span className="truncate text-s text-text-3">{note}</span>}
          <span className="flex-1" />
          {actions}
        </header>
      )}
      <div className={flush ? undefined : 'p-3.5'}>{children}</div>
    </section>
  );
}

/** A row of a panel; hairlines come between rows. */
export function PanelRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={classes(
        'flex min-h-9 items-center gap-2.5 border-t border-line px-3.5 py-1.5 first:border-t-0 pointer-coarse:min-h-11',
        className,
      )}
    >
      {children}
    </div>
  );
}
