import { z } from 'zod';
import { defineRead, noAccount } from '#platform/operations';
import { viewAuthor } from './author.ts';
import { readDrafts } from './draft-store.ts';
import { countInside } from './inside-list.ts';
import { Author } from './playbook-files.ts';
import { titleOf, wordOf } from './playbook-head.ts';
import { type Files, readVersions } from './playbook-store.ts';

/** The playbooks that come with the product: their files, by the name of their folder. */
export type ShippedPlaybooks = () => Readonly<Record<string, Files>>;

const COUNTING = 10_000;

/** All playbooks there are: live, as a draft, or shipped with the product and not taken up yet. */
export const listCatalogue = (shipped: ShippedPlaybooks) =>
  defineRead({
    name: 'list-catalogue',
    summary: 'List all playbooks: what is live, what is being written, what comes with the product',
    access: 'read-playbooks',
    scope: noAccount,
    doors: ['http'],
    statementLimit: COUNTING,
    input: z.object({}),
    output: z.object({
      playbooks: z.array(
        z.object({
          playbook: z.string(),
          title: z.string(),
          live: z.object({ version: z.string(), published_at: z.number(), published_by: Author.optional() }).optional(),
          preparing: z.object({ version: z.string(), prepared: z.number() }).optional(),
          versions: z.number(),
          draft: z
            .object({ base: z.string().optional(), revision: z.number(), saved_at: z.number(), saved_by: Author })
            .optional(),
          shipped: z.object({ version: z.string(), folder: z.string() }).optional(),
          inside: z.number(),
        }),
      ),
    }),
    async run({ db }) {
      const versions = await readVersions(db);
      const drafts = await readDrafts(db);
      const inside = await countInside(db);
      const ships = Object.entries(shipped()).map(([folder, files]) => ({
        ...{ folder, playbook: wordOf(files, 'playbook'), version: wordOf(files, 'version'), title: titleOf(files) },
      }));
      const ids = new Set([...versions, ...drafts, ...ships].map(({ playbook }) => playbook));
      const playbooks = [...ids].sort().map((playbook) => {
        const own = versions.filter((one) => one.playbook === playbook);
        const live = own.find(({ status }) => status === 'live');
        const preparing = own.find(({ status }) => status === 'preparing');
        const draft = drafts.find((one) => one.playbook === playbook);
        const ship = ships.find((one) => one.playbook === playbook);
        return {
          playbook,
          title: unquoted(live?.title ?? draft?.title ?? own[0]?.title ?? null) ?? ship?.title ?? playbook,
          versions: own.length,
          inside: inside.filter((one) => one.playbook === playbook).reduce((sum, { count }) => sum + count, 0),
          ...(live === undefined
            ? {}
            : {
                live: {
                  version: live.version,
                  published_at: live.publishedAt,
                  ...(live.publishedBy === null ? {} : { published_by: viewAuthor(live.publishedBy, live.publisher) }),
                },
              }),
          ...(preparing === undefined
            ? {}
            : { preparing: { version: preparing.version, prepared: preparing.prepared } }),
          ...(draft === undefined
            ? {}
            : {
                draft: {
                  ...(draft.base === null ? {} : { base: draft.base }),
                  revision: draft.revision,
                  saved_at: draft.savedAt,
                  saved_by: viewAuthor(draft.savedBy, draft.saver),
                },
              }),
          ...(ship === undefined ? {} : { shipped: { version: ship.version, folder: ship.folder } }),
        };
      });
      return { playbooks };
    },
  });

/** As YAML writes a plain text. */
const unquoted = (text: string | null): string | undefined => text?.replace(/^(['"])(.*)\1$/, '$2');
