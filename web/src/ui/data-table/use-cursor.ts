import { type KeyboardEvent, useState } from 'react';
import { useShortcut } from '../keyboard.ts';

interface CursorOptions {
  readonly count: number;
  /** Rows of a screen, for Page up and down. */
  readonly page: number;
  readonly show: (index: number) => void;
  readonly open: (index: number, away: boolean) => void;
  readonly peek: (index: number) => void;
  /** The current row is another: what looks at it follows. */
  readonly moved: (index: number) => void;
  readonly select: ((index: number, withShift: boolean) => void) | undefined;
  /** Escape: whether there was something to take back. */
  readonly clear: () => boolean;
}

/** The current row of a list: where the keys are. -1 as long as nobody has used one. */
export function useCursor({ count, page, show, open, peek, moved, select, clear }: CursorOptions) {
  const [at, setAt] = useState(-1);
  const index = Math.min(at, count - 1);
  const go = (to: number, selecting = false): void => {
    const next = Math.max(0, Math.min(count - 1, to));
    if (count === 0) return;
    if (selecting && select !== undefined) {
      if (index >= 0) select(index, true);
      select(next, true);
    }
    setAt(next);
    show(next);
    moved(next);
  };
  useShortcut('j', () => go(index + 1));
  useShortcut('k', () => go(index < 0 ? 0 : index - 1));
  useShortcut(select === undefined ? undefined : 'shift+j', () => go(index + 1, true));
  useShortcut(select === undefined ? undefined : 'shift+k', () => go(index < 0 ? 0 : index - 1, true));
  useShortcut(select === undefined ? undefined : 'x', () => index >= 0 && select?.(index, false));
  useShortcut(index < 0 ? undefined : 'Enter', (event) => {
    // Enter on a button or a link is that button's.
    const { activeElement } = document;
    if (
      activeElement instanceof HTMLElement &&
      activeElement.closest('a, button, [role=separator], [role=dialog]') !== null
    )
      activeElement.click();
    else open(index, event.metaKey || event.ctrlKey);
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? 0 : index - 1,
      Home: 0,
      End: count - 1,
      PageDown: index + page,
      PageUp: index - page,
    };
    const to = moves[event.key];
    if (to !== undefined) go(to, event.shiftKey);
    else if (event.key === ' ' && index >= 0) peek(index);
    else if (event.key === 'Escape' && clear()) event.stopPropagation();
    else return;
    event.preventDefault();
  };
  return { index, setIndex: setAt, onKeyDown };
}
