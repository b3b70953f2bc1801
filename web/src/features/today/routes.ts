import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readTodaySearch } from './search.ts';

const todayRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  validateSearch: readTodaySearch,
  component: lazyRouteComponent(() => import('./today-screen.tsx'), 'TodayScreen'),
});

export const todayFeature: Feature = { screens: [todayRoute] };
