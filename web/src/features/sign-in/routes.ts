import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Feature, rootRoute } from '#web/app';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch(search: Record<string, unknown>): { to?: string; error?: string } {
    const [to, error] = [text(search.to), text(search.error)];
    return { ...(to === undefined ? {} : { to }), ...(error === undefined ? {} : { error }) };
  },
  component: lazyRouteComponent(() => import('./sign-in-screen.tsx'), 'SignInScreen'),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'set-up',
  validateSearch: (search: Record<string, unknown>): { token: string } => ({ token: text(search.token) ?? '' }),
  component: lazyRouteComponent(() => import('./invitation-screen.tsx'), 'SetUpScreen'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitation/$token',
  component: lazyRouteComponent(() => import('./invitation-screen.tsx'), 'InvitationScreen'),
});

export const signInFeature: Feature = { outside: [signInRoute, setUpRoute, invitationRoute] };
