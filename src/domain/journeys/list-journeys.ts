import { z } from 'zod';
import { listPauses } from '#engine';
import { defineRead, listed, WHOSE } from '#platform/operations';
import type { Journey } from '#pure/playbook';
import type { ReadRuntime } from './explain-account.ts';
import { countJourney, JourneyCounts } from './journey-counts.ts';
import { listJourneySums, listPublishedVersions } from './journey-list.ts';
import { JourneyVersion, PauseView, viewPause, viewVersions } from './journey-version.ts';

const Titles = z.record(z.string(), z.string()).describe('by locale');

const ListedJourney = JourneyCounts.extend({
  playbook: z.string(),
  playbook_title: z.string(),
  journey: z.string(),
  titles: Titles,
  is_live: z.boolean().describe('whether anybody may enter it by a live version'),
  stages: z.array(z.object({ stage: z.string(), titles: Titles })),
  goal: z.string().optional(),
  paused: PauseView.optional(),
  versions: z.array(JourneyVersion),
});

/** The journeys of all playbooks, with how many are inside and what became of the others. */
export const listJourneys = (runtime: ReadRuntime) =>
  defineRead({
    name: 'list-journeys',
    summary: 'List journeys with their versions, how many run in each and how the others ended',
    access: 'read',
    scope: listed,
    doors: ['http', 'cli'],
    input: z.object({ whose: z.enum(WHOSE).default('all') }),
    output: z.object({ journeys: z.array(ListedJourney) }),
    async run({ db, book }, { whose }) {
      const { find, live } = await runtime(db);
      const sums = await listJourneySums(db, {
        playbook: undefined,
        journey: undefined,
        book: await book(whose),
        isWhole: false,
      });
      const versions = await listPublishedVersions(db, undefined);
      const pauses = await listPauses(db);
      const known = new Map<string, { playbook: string; title: string; journey: Journey; isLive: boolean }>();
      const keep = (playbook: string, title: string, journeys: Readonly<Record<string, Journey>>, isLive: boolean) => {
        for (const journey of Object.values(journeys)) {
          const key = `${playbook} ${journey.id}`;
          if (!known.has(key)) known.set(key, { playbook, title, journey, isLive });
        }
      };
      for (const { playbook } of live) keep(playbook.id, playbook.title, playbook.journeys, true);
      // Journeys of earlier versions that anybody is or was in, newest first.
      for (const { playbook, version } of versions) {
        const found = find(playbook, version)?.playbook;
        if (found !== undefined && sums.some((sum) => sum.playbook === playbook && sum.version === version))
          keep(playbook, found.title, found.journeys, false);
      }
      return {
        journeys: [...known.values()].map(({ playbook, title, journey, isLive }) => {
          const own = sums.filter((sum) => sum.playbook === playbook && sum.journey === journey.id);
          const pause = pauses.find((one) => one.playbook === playbook && one.journey === journey.id);
          return {
            ...countJourney(own),
            playbook,
            playbook_title: title,
            journey: journey.id,
            titles: journey.titles ?? { en: journey.title },
            is_live: isLive,
            stages: journey.stages.map(({ id, title: name, titles }) => ({
              stage: id,
              titles: titles ?? { en: name },
            })),
            ...(journey.goal === undefined ? {} : { goal: journey.goal }),
            ...(pause === undefined ? {} : { paused: viewPause(pause) }),
            versions: viewVersions(
              versions.filter((one) => one.playbook === playbook),
              own,
            ),
          };
        }),
      };
    },
  });
