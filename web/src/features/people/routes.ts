import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Feature, settingsRoute } from '#web/app';

const peopleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'people',
  component: lazyRouteComponent(() => import('./people-screen.tsx'), 'PeopleScreen'),
});

const rolesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'roles',
  component: lazyRouteComponent(() => import('./roles-screen.tsx'), 'RolesScreen'),
});

export const peopleFeature: Feature = { settings: [peopleRoute, rolesRoute] };
