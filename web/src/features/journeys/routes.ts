import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readJourneySearch } from './search.ts';

const journeysRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'journeys',
  validateSearch: readJourneySearch,
  component: lazyRouteComponent(() => import('./journeys-screen.tsx'), 'JourneysScreen'),
});

const journeyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'journeys/$playbook/$journey',
  validateSearch: readJourneySearch,
  component: lazyRouteComponent(() => import('./journey-screen.tsx'), 'JourneyScreen'),
});

export const journeysFeature: Feature = { screens: [journeysRoute, journeyRoute] };
