import type { Feature } from '#domain/feature';
import { explainAccount, type ReadRuntime } from './explain-account.ts';
import { journeyEvents } from './journey-events.ts';

export type { Explanation } from './explanation.ts';

/** Journeys as people ask about them: who is where, and why. The engine moves them. */
export const journeys = (runtime: ReadRuntime): Feature => ({
  operations: [explainAccount(runtime)],
  relations: [],
  recorders: [],
  effects: [],
  events: journeyEvents,
  actions: {},
});
