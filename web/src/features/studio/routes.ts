import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readStudioSearch } from './search.ts';

const catalogueRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'playbooks',
  component: lazyRouteComponent(() => import('./catalogue-screen.tsx'), 'CatalogueScreen'),
});

const studioRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'playbooks/$playbook',
  validateSearch: readStudioSearch,
  component: lazyRouteComponent(() => import('./studio-screen.tsx'), 'StudioScreen'),
});

export const studioFeature: Feature = { screens: [catalogueRoute, studioRoute] };
