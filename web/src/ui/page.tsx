import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { classes } from './classes.ts';

interface PageProps {
  /** Also the tab's title when it is a text. */
  readonly title: ReactNode;
  readonly tabTitle?: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** A second line of the head: tabs, facts. */
  readonly below?: ReactNode;
  /** The content scrolls itself: tables and maps. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** Head and body of a screen. */
export function Page({ title, tabTitle, note, actions, below, flush = false, children }: PageProps) {
  const named = tabTitle ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    document.title = named === undefined ? 'Perennial' : `${named} · Perennial`;
  }, [named]);
  return (
    <>
      <header className="shrink-0 border-b border-line bg-surface">
        <div className="flex min-h-13 flex-wrap items-center gap-x-2.5 gap-y-1 px-6 py-1.5 max-sm:px-4">
          <h1 className="flex min-w-0 items-center gap-2 truncate">{title}</h1>
          {note !== undefined && <span className="truncate text-text-2">{note}</span>}
          {actions !== undefined && (
            <div className="ml-auto flex max-w-full flex-wrap items-center justify-end gap-x-2.5 gap-y-1">
              {actions}
            </div>
          )}
        </div>
        {below}
      </header>
      <div className={classes('min-h-0 flex-1', flush ? 'flex flex-col' : 'overflow-auto px-6 py-5 max-sm:px-4')}>
        {children}
      </div>
    </>
  );
}
