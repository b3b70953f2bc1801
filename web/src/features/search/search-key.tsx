import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { isMac, Kbd, useShortcut } from '#web/ui';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }));

/** ⌘K, or a press on it: search, or go to anything. What it needs is loaded when it is first opened. */
export function SearchKey() {
  const [open, setOpen] = useState(false);
  useShortcut('mod+k', () => setOpen(true));
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={t`Search, or go to anything`}
        className="mb-2 flex h-7.5 shrink-0 items-center gap-2 rounded border border-line bg-surface px-2 text-s text-text-3 hover:border-line-strong pointer-coarse:h-11"
      >
        <Search size={13} aria-hidden="true" />
        <span className="flex-1 text-left">
          <Trans>Search</Trans>
        </span>
        <Kbd>{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
