import { z } from 'zod';
import { conflict, idOf, invalid, notFound } from '#base';
import { keepVersion } from '#engine';
import type { Tx } from '#platform/db';
import { defineWrite, noAccount } from '#platform/operations';
import type { Playbook } from '#pure/playbook';
import { authorOf } from './author.ts';
import { deleteDraft, lockDraft } from './draft-store.ts';
import { Inside, planFor } from './inside.ts';
import { loadEarlier } from './load-earlier.ts';
import type { LoadPlaybook } from './load-playbook.ts';
import { digestOfVersion, type Files, noteAuthor, readVersions } from './playbook-store.ts';
import { insertPublication } from './publication-store.ts';

/** Keeps a new version, pinned as it is; workers prepare it, it goes live, and those inside do what was decided. */
export const publishPlaybook = (load: LoadPlaybook) =>
  defineWrite({
    name: 'publish-playbook',
    summary: 'Publish a version of a playbook',
    access: 'author',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({
      files: z.record(z.string(), z.string()).optional(),
      draft: z
        .object({ playbook: z.string(), revision: z.number().int() })
        .optional()
        .describe('publish the draft as it is at a revision, in the place of files'),
      inside: Inside.default({ what: 'finish' }),
    }),
    output: z.object({ playbook: z.string(), version: z.string(), changed: z.boolean() }),
    accounts: () => [],
    async run({ tx, at, actor, changed }, { files, draft, inside }) {
      const texts = files ?? (draft === undefined ? undefined : await draftFiles(tx, draft));
      if (texts === undefined)
        throw invalid('nothing-to-publish', 'Give the files to publish, or a draft and its revision.');
      const playbook = loadedOrTell(load, texts);
      const { id, version, digest } = playbook;
      if (draft !== undefined && draft.playbook !== id) {
        const message = `The draft of ${draft.playbook} says "playbook: ${id}". A playbook keeps its id: put it right, or open another draft.`;
        throw conflict('other-playbook', message, { draft: draft.playbook, playbook: id });
      }
      const kept = await digestOfVersion(tx, id, version);
      if (kept !== undefined && kept !== digest) {
        throw conflict(
          'version-taken',
          `${id} ${version} is published already with other content. Write a new version into playbook.yaml and publish again.`,
          { playbook: id, version },
        );
      }
      if (kept !== undefined) return { playbook: id, version, changed: false };
      // Decided by those who are inside now: whoever moves on until it is live is looked at where they stand then.
      const { earlier, standing } = await loadEarlier(tx, load, id, version);
      const plan = planFor(inside, playbook, earlier, standing);
      const live = (await readVersions(tx, id)).find(({ status }) => status === 'live');
      if (!(await keepVersion(tx, playbook, texts, at))) return { playbook: id, version, changed: false };
      const by = authorOf(actor);
      await noteAuthor(tx, id, version, by);
      const publication = {
        id: idOf('publication', 'publish', id, version, at),
        playbook: id,
        version,
        kind: 'publish' as const,
      };
      await insertPublication(tx, { ...publication, by, inside: inside.what, plan }, at);
      if (draft !== undefined) await deleteDraft(tx, id);
      const before = live === undefined ? null : { playbook: id, version: live.version };
      changed(before, { playbook: id, version, digest, inside: inside.what });
      return { playbook: id, version, changed: true };
    },
  });

async function draftFiles(tx: Tx, { playbook, revision }: { playbook: string; revision: number }): Promise<Files> {
  const draft = await lockDraft(tx, playbook);
  if (draft === undefined) throw notFound('draft-not-found', `There is no draft of ${playbook}.`, { playbook });
  if (draft.revision !== revision) {
    throw conflict('draft-changed', 'Somebody has saved the draft meanwhile. Look at it, then publish again.', {
      revision: draft.revision,
    });
  }
  return draft.files;
}

function loadedOrTell(load: LoadPlaybook, files: Files): Playbook {
  const loaded = load(files);
  if (loaded.ok) return loaded.playbook;
  const { problems } = loaded;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  throw invalid('playbook-problems', `The playbook is not published, it has ${count}:\n${lines.join('\n')}`, {
    problems,
    count: problems.length,
  });
}
