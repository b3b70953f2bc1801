import { z } from 'zod';
import { notFound } from '#base';
import { SHARDS } from '#engine';
import { defineRead, noAccount } from '#platform/operations';
import { viewAuthor } from './author.ts';
import { findDraft } from './draft-store.ts';
import { DraftView, viewDraft } from './draft-view.ts';
import { countInside } from './inside-list.ts';
import { Author } from './playbook-files.ts';
import { changesIn } from './playbook-head.ts';
import { findVersionFiles, readHeads, readVersions } from './playbook-store.ts';

const COUNTING = 10_000;

/** What the studio of a playbook opens with: its draft, what is live, and all versions. */
export const getStudio = defineRead({
  name: 'get-studio',
  summary: 'The draft of a playbook, the live files, and its versions with who published what and when',
  access: 'read-playbooks',
  scope: noAccount,
  doors: ['http'],
  statementLimit: COUNTING,
  input: z.object({ playbook: z.string().min(1) }),
  output: z.object({
    playbook: z.string(),
    draft: DraftView.optional(),
    live: z.object({ version: z.string(), files: z.record(z.string(), z.string()) }).optional(),
    versions: z.array(
      z.object({
        version: z.string(),
        digest: z.string(),
        status: z.enum(['preparing', 'live', 'retired']),
        prepared: z.number().describe('share, 0 to 1'),
        published_at: z.number(),
        published_by: Author.optional(),
        changes: z.string().optional().describe('as its change log says'),
        inside: z.number(),
      }),
    ),
  }),
  async run({ db }, { playbook }) {
    const versions = await readVersions(db, playbook);
    const draft = await findDraft(db, playbook);
    if (versions.length === 0 && draft === undefined) {
      throw notFound('playbook-not-found', `There is no playbook ${playbook}. Open a draft to begin one.`, {
        playbook,
      });
    }
    const live = versions.find(({ status }) => status === 'live');
    const files = live === undefined ? undefined : await findVersionFiles(db, playbook, live.version);
    const heads = await readHeads(db, playbook);
    const inside = await countInside(db, playbook);
    return {
      playbook,
      ...(draft === undefined ? {} : { draft: await viewDraft(db, draft) }),
      ...(live === undefined || files === undefined ? {} : { live: { version: live.version, files } }),
      versions: versions.map(({ version, digest, status, prepared, publishedAt, publishedBy, publisher }) => {
        const changes = changesIn(heads.get(version) ?? '', version);
        return {
          ...{ version, digest, status },
          prepared: status === 'preparing' ? prepared / SHARDS.length : 1,
          published_at: publishedAt,
          inside: inside.find((one) => one.version === version)?.count ?? 0,
          ...(publishedBy === null ? {} : { published_by: viewAuthor(publishedBy, publisher) }),
          ...(changes === undefined ? {} : { changes }),
        };
      }),
    };
  },
});
