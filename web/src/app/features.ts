import { accountFeature } from '../features/account/routes.ts';
import { accountsFeature } from '../features/accounts/routes.ts';
import { insightsFeature } from '../features/insights/routes.ts';
import { operationsFeature } from '../features/operations/routes.ts';
import { peopleFeature } from '../features/people/routes.ts';
import { securityFeature } from '../features/security/routes.ts';
import { signInFeature } from '../features/sign-in/routes.ts';
import type { Feature } from './feature.ts';

/** Each feature's `routes.ts`, in any order. */
export const FEATURES: readonly Feature[] = [
  accountsFeature,
  accountFeature,
  insightsFeature,
  operationsFeature,
  peopleFeature,
  securityFeature,
  signInFeature,
];
