import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';

interface SelectionBarProps {
  readonly count: number;
  readonly onClear: () => void;
  /** What can be done with them. */
  readonly children: ReactNode;
}

/** Between a list's bar and its rows, as long as some are selected. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-6 py-1.5 max-sm:px-4">
      <span className="text-s font-medium">{plural(count, { one: '# selected', other: '# selected' })}</span>
      <span className="flex-1" />
      {children}
      <Button look="ghost" onClick={onClear}>
        <Trans>Clear the selection</Trans>
      </Button>
    </div>
  );
}
