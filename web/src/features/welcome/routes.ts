import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';

const welcomeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'welcome',
  component: lazyRouteComponent(() => import('./welcome-screen.tsx'), 'WelcomeScreen'),
});

export const welcomeFeature: Feature = { screens: [welcomeRoute] };
