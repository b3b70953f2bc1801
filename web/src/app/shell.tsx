import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { IconButton, Skeleton } from '#web/ui';
import { startLive } from './live.ts';
import { ScreenKeys } from './screen-keys.tsx';
import { SideBar } from './side-bar.tsx';

/** Side bar and screen; on a phone the side bar comes out of the edge. */
export function Shell() {
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere needs the menu no more
  useEffect(() => setOpen(false), [path]);
  useEffect(startLive, []);
  return (
    <div className="flex h-full">
      <a href="#screen" className="sr-only focus:not-sr-only focus:fixed focus:z-60 focus:bg-surface focus:p-3">
        <Trans>Skip to the screen</Trans>
      </a>
      <ScreenKeys />
      <SideBar open={open} onClose={() => setOpen(false)} />
      <main id="screen" tabIndex={-1} className="flex min-w-0 flex-1 flex-col overflow-hidden outline-none">
        <div className="flex items-center border-b border-line bg-surface px-2 py-1 md:hidden">
          <IconButton label={t`Open the menu`} onClick={() => setOpen(true)}>
            <MenuIcon size={16} />
          </IconButton>
        </div>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
