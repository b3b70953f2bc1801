import { z } from 'zod';
import { listPauses } from '#engine';
import { defineRead, listed, WHOSE } from '#platform/operations';
import { mapOf } from '#pure/playbook';
import type { ReadRuntime } from './explain-account.ts';
import { journeyOrThrow } from './find-journey.ts';
import { countJourney, countStages, countSteps, JourneyCounts, StageCounts, StepCounts } from './journey-counts.ts';
import { listJourneySums, listPublishedVersions } from './journey-list.ts';
import { JourneyVersion, PauseView, viewPause, viewVersions } from './journey-version.ts';
import { JourneyMapView, viewMap } from './map-view.ts';

/** A journey as it is drawn, with how many stand at each step, have been there, and left from there. */
export const getJourneyMap = (runtime: ReadRuntime) =>
  defineRead({
    name: 'get-journey-map',
    summary: 'Show a journey as a map, with how many stand at each step and what became of the others',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: z.object({
      playbook: z.string().min(1),
      journey: z.string().min(1),
      version: z.string().min(1).optional().describe('counts of this one alone; all on the live one’s map unless said'),
      whose: z.enum(WHOSE).default('all'),
    }),
    output: z.object({
      map: JourneyMapView,
      is_live: z.boolean().describe('whether this version is the live one'),
      counts: JourneyCounts,
      stages: z.array(StageCounts),
      steps: z.array(StepCounts),
      versions: z.array(JourneyVersion),
      paused: PauseView.optional(),
    }),
    async run({ db, book }, { playbook: id, journey: name, version, whose }) {
      const versions = await listPublishedVersions(db, id);
      const asked = { playbook: id, journey: name, version };
      const { playbook, journey } = journeyOrThrow(await runtime(db), versions, asked);
      const all = await listJourneySums(db, { playbook: id, journey: name, book: await book(whose), isWhole: true });
      const sums = version === undefined ? all : all.filter((sum) => sum.version === version);
      const pause = (await listPauses(db)).find((one) => one.playbook === id && one.journey === name);
      return {
        map: viewMap(mapOf(playbook, journey)),
        is_live: versions.some((one) => one.version === playbook.version && one.status === 'live'),
        counts: countJourney(sums),
        stages: countStages(sums),
        steps: countSteps(sums),
        versions: viewVersions(versions, all),
        ...(pause === undefined ? {} : { paused: viewPause(pause) }),
      };
    },
  });
