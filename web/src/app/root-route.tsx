import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { findMe } from './me.ts';
import { NotFound, RouteProblem } from './route-states.tsx';
import { browserLocale, speak } from './texts.ts';
import { showTheme } from './theme.ts';

/** Above everything; pages that need nobody signed in stand right under it. */
export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

/** Behind the sign-in, in the shell with the side bar. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  async beforeLoad({ location }) {
    const me = await findMe();
    if (me === undefined) throw redirect({ to: '/sign-in', search: { to: location.href } });
    await speak(me.locale ?? browserLocale(), me.zone);
    if (me.theme !== undefined) showTheme(me.theme);
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  errorComponent: RouteProblem,
});
