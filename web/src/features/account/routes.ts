import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readSearch } from './search.ts';

const accountRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'accounts/$account',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/accounts/$account/$section', params: { ...params, section: 'summary' }, replace: true });
  },
});

export const sectionRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'accounts/$account/$section',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./account-screen.tsx'), 'AccountScreen'),
});

export const accountFeature: Feature = { screens: [accountRoute, sectionRoute] };
