import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readOpportunitySearch } from './search.ts';

const opportunitiesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'opportunities',
  validateSearch: readOpportunitySearch,
  component: lazyRouteComponent(() => import('./opportunities-screen.tsx'), 'OpportunitiesScreen'),
});

/** A link to one opens it beside the board. */
const opportunityRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'opportunities/$opportunity',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/opportunities', search: { open: params.opportunity }, replace: true });
  },
});

export const opportunitiesFeature: Feature = { screens: [opportunitiesRoute, opportunityRoute] };
