import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { playbookNames } from '#pure/authoring';
import { PlaybookTexts, ProblemView } from './playbook-files.ts';
import type { LoadPlaybook } from './publish-playbook.ts';

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
      playbook: z
        .object({ id: z.string(), title: z.string(), version: z.string(), digest: z.string(), scenarios: z.number() })
        .optional(),
    }),
    async run(_, { files }) {
      const loaded = load(files);
      const names = playbookNames(files);
      if (!loaded.ok) return { problems: [...loaded.problems], names };
      const { id, title, version, digest, scenarios } = loaded.playbook;
      return { problems: [], names, playbook: { id, title, version, digest, scenarios: scenarios.length } };
    },
  });
