import { listSurveyResponses } from './list-survey-responses.ts';
import { recordResponses } from './record-responses.ts';
import { surveyEvents } from './survey-events.ts';
import { surveyFacts } from './survey-facts.ts';

/** What customers answer when they are asked. */
export const surveys = {
  operations: [listSurveyResponses],
  relations: [surveyFacts],
  recorders: [recordResponses],
  effects: [],
  events: surveyEvents,
  actions: {},
};
