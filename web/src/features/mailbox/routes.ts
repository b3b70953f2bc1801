import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appRoute, type Feature } from '#web/app';
import { openOf, readMailboxSearch } from './search.ts';

const mailboxRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'mailbox',
  validateSearch: readMailboxSearch,
  component: lazyRouteComponent(() => import('./mailbox-screen.tsx'), 'MailboxScreen'),
});

/** A link to one opens it beside the list. */
const messageRoute = createRoute({
  getParentRoute: () => appRoute,
  path: 'mailbox/$account/$message',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/mailbox', search: { open: openOf(params) }, replace: true });
  },
});

export const mailboxFeature: Feature = { screens: [mailboxRoute, messageRoute] };
