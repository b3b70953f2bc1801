import { z } from 'zod';
import { notFound } from '#base';
import type { Queryable } from '#platform/db';
import { defineRead, noAccount } from '#platform/operations';
import { comparePlaybooks as compare } from '#pure/authoring';
import { findDraft } from './draft-store.ts';
import { PlaybookTexts } from './playbook-files.ts';
import { type Files, findVersionFiles } from './playbook-store.ts';

const Side = z.union([
  z.object({ version: z.string().min(1) }).describe('a published version'),
  z.object({ live: z.literal(true) }),
  z.object({ draft: z.literal(true) }),
  z.object({ files: PlaybookTexts }),
]);

export const comparePlaybooks = defineRead({
  name: 'compare-playbooks',
  summary: 'What differs between two versions or drafts of a playbook, in words and file by file',
  access: 'read-playbooks',
  scope: noAccount,
  doors: ['http'],
  input: z.object({ playbook: z.string().min(1), before: Side, after: Side }),
  output: z.object({
    before: z.record(z.string(), z.string()).describe('the texts of files that differ'),
    after: z.record(z.string(), z.string()),
    files: z.array(z.object({ file: z.string(), change: z.enum(['added', 'removed', 'changed']) })),
    changes: z.array(
      z.object({
        file: z.string(),
        part: z.array(z.string()),
        change: z.enum(['added', 'removed', 'changed', 'moved']),
        of: z.enum(['threshold', 'weight', 'time', 'step', 'text', 'other']),
        before: z.string().optional(),
        after: z.string().optional(),
      }),
    ),
    unread: z.array(z.string()),
  }),
  async run({ db }, { playbook, before, after }) {
    const [a, b] = [await filesOf(db, playbook, before), await filesOf(db, playbook, after)];
    const { files, changes, unread } = compare(a, b);
    const differing = (side: Files) =>
      Object.fromEntries(files.flatMap(({ file }) => (side[file] === undefined ? [] : [[file, side[file]]])));
    return {
      before: differing(a),
      after: differing(b),
      files: [...files],
      changes: changes.map(({ part, ...change }) => ({ ...change, part: [...part] })),
      unread: [...unread],
    };
  },
});

async function filesOf(db: Queryable, playbook: string, side: z.output<typeof Side>): Promise<Files> {
  if ('files' in side) return side.files;
  if ('draft' in side) return (await findDraft(db, playbook))?.files ?? missing(playbook, 'draft');
  // Nothing is live of a playbook that was never published: all of it is new then.
  if ('live' in side) return (await findVersionFiles(db, playbook, undefined)) ?? {};
  return (await findVersionFiles(db, playbook, side.version)) ?? missing(playbook, side.version);
}

function missing(playbook: string, what: string): never {
  throw notFound('playbook-not-found', `There is no ${what} of ${playbook}; list-playbooks shows what there is.`, {
    playbook,
    ...(what === 'draft' ? {} : { version: what }),
  });
}
