import { createRouter } from '@tanstack/react-router';
import { FEATURES } from './features.ts';
import { appRoute, rootRoute } from './root-route.tsx';
import { settingsIndexRoute, settingsRoute } from './settings-route.tsx';

const tree = rootRoute.addChildren([
  ...FEATURES.flatMap(({ outside = [] }) => outside),
  appRoute.addChildren([
    ...FEATURES.flatMap(({ screens = [] }) => screens),
    settingsRoute.addChildren([settingsIndexRoute, ...FEATURES.flatMap(({ settings = [] }) => settings)]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  // Answers are kept by the query client; routes need no second memory.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 200,
});
