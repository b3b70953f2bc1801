import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature, settingsRoute } from '#web/app';
import { importSearch } from './search.ts';

const importRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./import-screen.tsx'), 'ImportScreen'),
});

const importsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'imports',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./imports-screen.tsx'), 'ImportsScreen'),
});

const sourcesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'sources',
  component: lazyRouteComponent(() => import('./sources-screen.tsx'), 'SourcesScreen'),
});

export const importsFeature: Feature = { screens: [importRoute], settings: [importsRoute, sourcesRoute] };
