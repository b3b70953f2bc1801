import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readBackTestSearch } from './search.ts';

const backTestRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'playbooks/$playbook/back-tests/$run',
  validateSearch: readBackTestSearch,
  component: lazyRouteComponent(() => import('./back-test-screen.tsx'), 'BackTestScreen'),
});

export const backTestFeature: Feature = { screens: [backTestRoute] };
