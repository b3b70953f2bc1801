import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { readVersions } from './playbook-store.ts';

/** The published versions of every playbook: which is live, which are kept for those inside. */
export const listPlaybooks = defineRead({
  name: 'list-playbooks',
  summary: 'List published playbooks and their versions',
  access: 'read-playbooks',
  scope: noAccount,
  doors: ['http', 'cli'],
  input: z.object({}),
  output: z.object({
    versions: z.array(
      z.object({
        playbook: z.string(),
        version: z.string(),
        digest: z.string(),
        status: z.enum(['preparing', 'live', 'retired']),
        publishedAt: z.number(),
      }),
    ),
  }),
  run: async ({ db }) => ({ versions: await readVersions(db) }),
});
