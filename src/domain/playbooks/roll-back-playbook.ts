import { z } from 'zod';
import { conflict, idOf, internal, notFound } from '#base';
import { timestamp } from '#platform/db';
import { defineWrite, noAccount } from '#platform/operations';
import { authorOf } from './author.ts';
import { Inside, planFor } from './inside.ts';
import { loadEarlier } from './load-earlier.ts';
import type { LoadPlaybook } from './load-playbook.ts';
import { findVersionFiles, prepareAgain, readVersions } from './playbook-store.ts';
import { insertPublication } from './publication-store.ts';

/** Makes a version live that was live before; those inside the present one do what is decided, as on publishing. */
export const rollBackPlaybook = (load: LoadPlaybook) =>
  defineWrite({
    name: 'roll-back-playbook',
    summary: 'Make an earlier version of a playbook live again',
    access: 'author',
    scope: noAccount,
    doors: ['http', 'cli'],
    input: z.object({
      playbook: z.string().min(1),
      version: z.string().min(1),
      inside: Inside.default({ what: 'finish' }),
    }),
    output: z.object({ playbook: z.string(), version: z.string() }),
    accounts: () => [],
    async run({ tx, at, actor, changed }, { playbook, version, inside }) {
      const files = await findVersionFiles(tx, playbook, version);
      if (files === undefined) {
        throw notFound(
          'playbook-not-found',
          `There is no ${playbook} ${version}; list-playbooks shows what there is.`,
          {
            playbook,
            version,
          },
        );
      }
      const loaded = load(files);
      if (!loaded.ok) {
        const message = `${playbook} ${version} can't be loaded any more. Open a draft from it, put it right, and publish that.`;
        throw internal('playbook-unloadable', message, { problems: loaded.problems });
      }
      const live = (await readVersions(tx, playbook)).find(({ status }) => status === 'live');
      const { earlier, standing } = await loadEarlier(tx, load, playbook, version);
      const plan = planFor(inside, loaded.playbook, earlier, standing);
      if (!(await prepareAgain(tx, playbook, version, timestamp(at)))) {
        throw conflict('version-not-retired', `${playbook} ${version} is live, or about to be.`, { playbook, version });
      }
      const publication = {
        id: idOf('publication', 'roll back', playbook, version, at),
        playbook,
        version,
        kind: 'roll back' as const,
      };
      await insertPublication(tx, { ...publication, by: authorOf(actor), inside: inside.what, plan }, at);
      changed({ version: live?.version ?? null }, { version, inside: inside.what });
      return { playbook, version };
    },
  });
