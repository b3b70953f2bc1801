import { useShortcut } from '#web/ui';

const ROW = '[data-row]';

/** j and k (or arrows) go from one row of a screen to the next, across its panels: rows are what has `data-row`. */
export function RowKeys() {
  useShortcut('j', () => move(1));
  useShortcut('k', () => move(-1));
  useShortcut('ArrowDown', () => move(1));
  useShortcut('ArrowUp', () => move(-1));
  return null;
}

function move(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROW)].filter((row) => row.offsetParent !== null);
  const now = rows.findIndex((row) => row.matches(':focus'));
  const next = rows[now === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, now + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
