import type { LogEvent, Recorder } from '#engine';
import { surveyEvents } from './survey-events.ts';
import { readResponse } from './survey-response.ts';
import { insertResponses } from './survey-store.ts';

/** Keeps answers to surveys: one statement for any number of events. */
export const recordResponses: Recorder = {
  events: Object.keys(surveyEvents),
  async runMany(tx, shard, events: readonly LogEvent[]) {
    const responses = events.flatMap((event) => readResponse(event) ?? []);
    if (responses.length > 0) await insertResponses(tx, shard, responses);
  },
};
