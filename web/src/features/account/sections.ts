import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Output } from '#web/api';

export type AccountPage = Output<'get-account-page'>;

export interface SectionProps {
  readonly account: string;
  /** The header's read, once it is there. */
  readonly page: AccountPage | undefined;
}

export interface Section {
  readonly id: string;
  readonly title: MessageDescriptor;
  readonly count?: keyof AccountPage['counts'];
  readonly component: LazyExoticComponent<ComponentType<SectionProps>>;
}

/** In the order of the tabs; the keys 1 to 9 open the first nine. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'summary',
    title: msg`Summary`,
    component: lazy(() => import('./sections/summary-section.tsx').then((all) => ({ default: all.SummarySection }))),
  },
  {
    id: 'health',
    title: msg`Health`,
    component: lazy(() => import('./sections/health-section.tsx').then((all) => ({ default: all.HealthSection }))),
  },
  {
    id: 'usage',
    title: msg`Usage`,
    component: lazy(() => import('./sections/usage-section.tsx').then((all) => ({ default: all.UsageSection }))),
  },
  {
    id: 'timeline',
    title: msg`Timeline`,
    component: lazy(() => import('./sections/timeline-section.tsx').then((all) => ({ default: all.TimelineSection }))),
  },
  {
    id: 'people',
    title: msg({ message: 'People', context: 'of an account' }),
    count: 'contacts',
    component: lazy(() => import('./sections/people-section.tsx').then((all) => ({ default: all.PeopleSection }))),
  },
  {
    id: 'signals',
    title: msg`Signals`,
    count: 'signals',
    component: lazy(() => import('./sections/signals-section.tsx').then((all) => ({ default: all.SignalsSection }))),
  },
  {
    id: 'journeys',
    title: msg`Journeys`,
    count: 'journeys',
    component: lazy(() => import('./sections/journeys-section.tsx').then((all) => ({ default: all.JourneysSection }))),
  },
  {
    id: 'tasks',
    title: msg`Tasks`,
    count: 'tasks',
    component: lazy(() => import('./sections/tasks-section.tsx').then((all) => ({ default: all.TasksSection }))),
  },
  {
    id: 'opportunities',
    title: msg`Opportunities`,
    count: 'opportunities',
    component: lazy(() =>
      import('./sections/opportunities-section.tsx').then((all) => ({ default: all.OpportunitiesSection })),
    ),
  },
  {
    id: 'meetings',
    title: msg`Meetings`,
    count: 'meetings',
    component: lazy(() => import('./sections/meetings-section.tsx').then((all) => ({ default: all.MeetingsSection }))),
  },
  {
    id: 'tickets',
    title: msg`Tickets`,
    count: 'tickets',
    component: lazy(() => import('./sections/tickets-section.tsx').then((all) => ({ default: all.TicketsSection }))),
  },
  {
    id: 'surveys',
    title: msg`Surveys`,
    count: 'surveys',
    component: lazy(() => import('./sections/surveys-section.tsx').then((all) => ({ default: all.SurveysSection }))),
  },
  {
    id: 'contract',
    title: msg`Contract`,
    component: lazy(() => import('./sections/contract-section.tsx').then((all) => ({ default: all.ContractSection }))),
  },
  {
    id: 'files',
    title: msg`Files`,
    count: 'documents',
    component: lazy(() => import('./sections/files-section.tsx').then((all) => ({ default: all.FilesSection }))),
  },
];
