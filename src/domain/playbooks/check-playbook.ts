import { z } from 'zod';
import { JourneyMapView, viewMap } from '#domain/journeys';
import { defineRead, noAccount } from '#platform/operations';
import { playbookNames } from '#pure/authoring';
import { mapOf } from '#pure/playbook';
import type { LoadPlaybook } from './load-playbook.ts';
import { PlaybookTexts, ProblemView } from './playbook-files.ts';

const NameView = z.object({
  kind: z.string(),
  name: z.string(),
  file: z.string(),
  line: z.number(),
  meaning: z.string().optional(),
  detail: z.string().optional(),
});

/** What is wrong with files as they are written, and what they name: asked while somebody types. */
export const checkPlaybook = (load: LoadPlaybook) =>
  defineRead({
    name: 'check-playbook',
    summary: 'Find what is wrong in the files of a playbook, each with its place, and what they name',
    access: 'read-playbooks',
    scope: noAccount,
    doors: ['http'],
    input: z.object({ files: PlaybookTexts }),
    output: z.object({
      problems: z.array(ProblemView),
      names: z.array(NameView),
      maps: z.array(z.object({ file: z.string(), map: JourneyMapView })).describe('of a playbook without problems'),
      playbook: z
        .object({ id: z.string(), title: z.string(), version: z.string(), digest: z.string(), scenarios: z.number() })
        .optional(),
    }),
    async run(_, { files }) {
      const loaded = load(files);
      const names = playbookNames(files);
      if (!loaded.ok) return { problems: [...loaded.problems], names, maps: [] };
      const { id, title, version, digest, scenarios } = loaded.playbook;
      const maps = Object.values(loaded.playbook.journeys).map((journey) => ({
        file: names.find((one) => one.kind === 'journey' && one.name === journey.id)?.file ?? '',
        map: viewMap(mapOf(loaded.playbook, journey)),
      }));
      return { problems: [], names, maps, playbook: { id, title, version, digest, scenarios: scenarios.length } };
    },
  });
