import type { Feature } from '#domain/feature';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import { getAccountPage } from './get-account-page.ts';
import { getEvent } from './get-event.ts';
import { listAccountJourneys } from './list-account-journeys.ts';
import { listAdoption } from './list-adoption.ts';
import { listContacts } from './list-contacts.ts';
import { listHeldMessages } from './list-held-messages.ts';
import { listRules } from './list-rules.ts';
import { listScoreHistory } from './list-score-history.ts';
import { listTimeline } from './list-timeline.ts';
import { listUsage } from './list-usage.ts';

/** One customer as a page shows it: the header, and a lean answer for each section that no other feature owns. */
export const accountPage = (runtime: (db: Queryable) => Promise<Runtime>): Feature => ({
  operations: [
    getAccountPage(runtime),
    getEvent,
    listAccountJourneys(runtime),
    listAdoption(runtime),
    listContacts(runtime),
    listHeldMessages,
    listRules(runtime),
    listScoreHistory(runtime),
    listTimeline,
    listUsage(runtime),
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
