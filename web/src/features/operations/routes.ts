import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Feature, settingsRoute } from '#web/app';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export interface ReasonSearch {
  readonly reason?: string;
}

const quarantineRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'quarantine',
  validateSearch: (search: Record<string, unknown>): ReasonSearch => {
    const reason = text(search.reason);
    return reason === undefined ? {} : { reason };
  },
  component: lazyRouteComponent(() => import('./quarantine-screen.tsx'), 'QuarantineScreen'),
});

const unassignedRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'unassigned',
  component: lazyRouteComponent(() => import('./unassigned-screen.tsx'), 'UnassignedScreen'),
});

const heldRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'held',
  component: lazyRouteComponent(() => import('./held-screen.tsx'), 'HeldScreen'),
});

export const OUTBOX_STATES = ['in_doubt', 'dead', 'queued'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

export interface OutboxSearch {
  readonly state?: OutboxState;
}

const outboxRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'outbox',
  validateSearch: (search: Record<string, unknown>): OutboxSearch => {
    const state = OUTBOX_STATES.find((one) => one === search.state);
    return state === undefined ? {} : { state };
  },
  component: lazyRouteComponent(() => import('./outbox-screen.tsx'), 'OutboxScreen'),
});

const limitsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'limits',
  component: lazyRouteComponent(() => import('./status-screen.tsx'), 'StatusScreen'),
});

export const operationsFeature: Feature = {
  settings: [quarantineRoute, unassignedRoute, heldRoute, outboxRoute, limitsRoute],
};
