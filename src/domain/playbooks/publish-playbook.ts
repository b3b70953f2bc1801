import { z } from 'zod';
import { conflict, invalid } from '#base';
import { keepVersion } from '#engine';
import { defineWrite, noAccount } from '#platform/operations';
import type { Playbook, Problem } from '#pure/playbook';
import { digestOfVersion } from './playbook-store.ts';

/** Loads a folder's files against what the product provides. */
export type LoadPlaybook = (
  files: Readonly<Record<string, string>>,
) => { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Keeps a new version, pinned as it is; workers prepare it, and it goes live. Who is inside finishes on the old one. */
export const publishPlaybook = (load: LoadPlaybook) =>
  defineWrite({
    name: 'publish-playbook',
    summary: 'Publish a version of a playbook',
    access: 'author',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({ files: z.record(z.string(), z.string()) }),
    output: z.object({ playbook: z.string(), version: z.string(), changed: z.boolean() }),
    accounts: () => [],
    async run({ tx, at }, { files }) {
      const loaded = load(files);
      if (!loaded.ok) {
        const { problems } = loaded;
        const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
        const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
        throw invalid('playbook-problems', `The playbook is not published, it has ${count}:\n${lines.join('\n')}`, {
          problems,
        });
      }
      const { id, version, digest } = loaded.playbook;
      const kept = await digestOfVersion(tx, id, version);
      if (kept !== undefined && kept !== digest) {
        throw conflict(
          'version-taken',
          `${id} ${version} is published already with other content. Write a new version into playbook.yaml and publish again.`,
          { playbook: id, version },
        );
      }
      const changed = kept === undefined && (await keepVersion(tx, loaded.playbook, files, at));
      return { playbook: id, version, changed };
    },
  });
