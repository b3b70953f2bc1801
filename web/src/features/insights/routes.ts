import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { readInsightsSearch } from './search.ts';

const insightsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'insights',
  validateSearch: readInsightsSearch,
  component: lazyRouteComponent(() => import('./insights-screen.tsx'), 'InsightsScreen'),
});

const kpiRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'insights/$playbook/$kpi',
  validateSearch: readInsightsSearch,
  component: lazyRouteComponent(() => import('./kpi-screen.tsx'), 'KpiScreen'),
});

export const insightsFeature: Feature = { screens: [insightsRoute, kpiRoute] };
