import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Feature, settingsRoute } from '#web/app';
import { readAuditSearch } from './audit-search.ts';

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'profile',
  component: lazyRouteComponent(() => import('./profile-screen.tsx'), 'ProfileScreen'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'sessions',
  component: lazyRouteComponent(() => import('./sessions-screen.tsx'), 'SessionsScreen'),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'keys',
  component: lazyRouteComponent(() => import('./keys-screen.tsx'), 'KeysScreen'),
});

const signOnRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'sign-on',
  component: lazyRouteComponent(() => import('./sign-on-screen.tsx'), 'SignOnScreen'),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit-screen.tsx'), 'AuditScreen'),
});

export const securityFeature: Feature = { settings: [profileRoute, sessionsRoute, keysRoute, signOnRoute, auditRoute] };
