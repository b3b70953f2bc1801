import { accountFeature } from '../features/account/routes.ts';
import { accountsFeature } from '../features/accounts/routes.ts';
import { backTestFeature } from '../features/back-test/routes.ts';
import { importsFeature } from '../features/imports/routes.ts';
import { insightsFeature } from '../features/insights/routes.ts';
import { journeysFeature } from '../features/journeys/routes.ts';
import { mailboxFeature } from '../features/mailbox/routes.ts';
import { operationsFeature } from '../features/operations/routes.ts';
import { opportunitiesFeature } from '../features/opportunities/routes.ts';
import { peopleFeature } from '../features/people/routes.ts';
import { securityFeature } from '../features/security/routes.ts';
import { signInFeature } from '../features/sign-in/routes.ts';
import { signalsFeature } from '../features/signals/routes.ts';
import { studioFeature } from '../features/studio/routes.ts';
import { tasksFeature } from '../features/tasks/routes.ts';
import { todayFeature } from '../features/today/routes.ts';
import { welcomeFeature } from '../features/welcome/routes.ts';
import type { Feature } from './feature.ts';

/** Each feature's `routes.ts`, in any order. */
export const FEATURES: readonly Feature[] = [
  accountsFeature,
  accountFeature,
  importsFeature,
  backTestFeature,
  insightsFeature,
  journeysFeature,
  mailboxFeature,
  operationsFeature,
  opportunitiesFeature,
  peopleFeature,
  securityFeature,
  signInFeature,
  signalsFeature,
  studioFeature,
  tasksFeature,
  todayFeature,
  welcomeFeature,
];
