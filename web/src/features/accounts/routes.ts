import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { listSearch } from '#web/ui/list-search';

const accountsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'accounts',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./accounts-screen.tsx'), 'AccountsScreen'),
});

export const accountsFeature: Feature = { screens: [accountsRoute] };
