import type { ReactNode } from 'react';

export const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong px-1 font-sans text-xs font-medium text-text-3">{children}</kbd>
  );
}
