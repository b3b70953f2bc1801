import { z } from 'zod';
import { SHARDS } from '#engine';
import { defineRead, noAccount } from '#platform/operations';
import { viewAuthor } from './author.ts';
import { countInside } from './inside-list.ts';
import { Author } from './playbook-files.ts';
import { readPublications } from './publication-store.ts';

const COUNTING = 10_000;

/** How far publications are: preparing, then moving those inside, with shares of the work done. */
export const listPublications = defineRead({
  name: 'list-publications',
  summary: 'When versions of a playbook were made live, by whom, and how far that is',
  access: 'read-playbooks',
  scope: noAccount,
  doors: ['http'],
  statementLimit: COUNTING,
  input: z.object({ playbook: z.string().min(1), limit: z.coerce.number().int().min(1).max(200).default(20) }),
  output: z.object({
    publications: z.array(
      z.object({
        publication: z.string(),
        version: z.string(),
        kind: z.enum(['publish', 'roll back']),
        published_at: z.number(),
        published_by: Author,
        inside: z.enum(['finish', 'move', 'leave']),
        state: z.enum(['preparing', 'moving', 'done', 'overtaken']),
        prepared: z.number().describe('share of the preparing that is done, 0 to 1'),
        moved: z.number().describe('share of those inside that have been asked, 0 to 1'),
        asked: z.number(),
        finished_at: z.number().optional(),
      }),
    ),
    inside: z.array(z.object({ version: z.string(), count: z.number() })),
  }),
  async run({ db }, { playbook, limit }) {
    const found = await readPublications(db, playbook, limit);
    const inside = await countInside(db, playbook);
    return {
      publications: found.map((one) => ({
        publication: one.id,
        version: one.version,
        kind: one.kind,
        published_at: one.publishedAt,
        published_by: viewAuthor(one.publishedBy, one.publisher),
        inside: one.inside,
        state: one.state,
        prepared: one.state === 'preparing' ? one.prepared / SHARDS.length : 1,
        moved: one.state === 'preparing' ? 0 : one.state === 'moving' ? one.shardsDone / SHARDS.length : 1,
        asked: one.asked,
        ...(one.finishedAt === null ? {} : { finished_at: one.finishedAt }),
      })),
      inside: inside.map(({ version, count }) => ({ version, count })),
    };
  },
});
