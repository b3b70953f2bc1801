import type { Feature } from '#domain/feature';
import { checkCriterion } from './check-criterion.ts';
import { endEnrollment } from './end-enrollment.ts';
import { explainAccount, type ReadRuntime } from './explain-account.ts';
import { explainRule } from './explain-rule.ts';
import { getJourneyMap } from './get-journey-map.ts';
import { getJourneyUplift } from './get-journey-uplift.ts';
import { journeyActions } from './journey-actions.ts';
import { journeyEvents } from './journey-events.ts';
import { listEnrollments } from './list-enrollments.ts';
import { listJourneys } from './list-journeys.ts';
import { pauseEnrollment } from './pause-enrollment.ts';
import { pauseJourney } from './pause-journey.ts';
import { resumeEnrollment } from './resume-enrollment.ts';
import { resumeJourney } from './resume-journey.ts';

export type { ExplainedRules } from './explain-rule.ts';
export { type Explanation, explainedScore, factValue } from './explanation.ts';
export { JourneyMapView, viewMap } from './map-view.ts';

/** Journeys as people ask about them: who is where, and why. The engine moves them. */
export const journeys = (runtime: ReadRuntime): Feature => ({
  operations: [
    checkCriterion(runtime),
    endEnrollment,
    explainAccount(runtime),
    explainRule(runtime),
    getJourneyMap(runtime),
    getJourneyUplift(runtime),
    listEnrollments(runtime),
    listJourneys(runtime),
    pauseEnrollment,
    pauseJourney(runtime),
    resumeEnrollment,
    resumeJourney,
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: journeyEvents,
  actions: journeyActions,
});
