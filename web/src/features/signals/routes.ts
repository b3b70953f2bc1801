import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readSignalsSearch } from './search.ts';

const signalsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'signals',
  validateSearch: readSignalsSearch,
  component: lazyRouteComponent(() => import('./signals-screen.tsx'), 'SignalsScreen'),
});

export const signalsFeature: Feature = { screens: [signalsRoute] };
