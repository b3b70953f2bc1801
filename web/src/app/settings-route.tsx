import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { createRoute, Link, Outlet, redirect } from '@tanstack/react-router';
import { useMe } from './me.ts';
import { SETTINGS } from './navigation.ts';
import { appRoute } from './root-route.tsx';

/** Pages under /settings hang under this one, beside their list. */
export const settingsRoute = createRoute({ getParentRoute: () => appRoute, path: 'settings', component: Settings });

export const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile' as string });
  },
});

function Settings() {
  const { permissions } = useMe();
  const { _ } = useLingui();
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <nav className="flex w-44 shrink-0 flex-col overflow-auto border-r border-line px-3 py-4 max-md:w-full max-md:flex-row max-md:border-r-0 max-md:border-b">
        <h1 className="px-2 pb-2 max-md:hidden">
          <Trans>Settings</Trans>
        </h1>
        {SETTINGS.map(({ title, pages }) => {
          const shown = pages.filter(({ needs }) => permissions.includes(needs));
          if (shown.length === 0) return null;
          return (
            <div key={title.id} className="flex flex-col max-md:flex-row">
              <h2 className="px-2 pt-3 pb-1 text-xs font-medium text-text-3 max-md:hidden">{_(title)}</h2>
              {shown.map((page) => (
                <Link
                  key={page.to}
                  to={page.to}
                  className="flex h-7 items-center rounded px-2 font-medium whitespace-nowrap text-text-2 hover:bg-hover data-[status=active]:bg-accent-soft data-[status=active]:text-accent-strong pointer-coarse:h-11"
                >
                  {_(page.title)}
                </Link>
              ))}
            </div>
          );
        })}
      </nav>
      <div className="flex min-w-0 flex-1 flex-col overflow-hidden">
        <Outlet />
      </div>
    </div>
  );
}
