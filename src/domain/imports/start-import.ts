import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalid } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import type { ImportPorts } from './import-ports.ts';
import { insertRun, keepMapping } from './import-run-store.ts';
import { Kind } from './import-run-view.ts';
import { loadImportMap } from './load-import-map.ts';
import { readSample } from './read-sample.ts';

/** Lets a file run through a map beside: first as a check that stores nothing, or for real; the map is kept for such files. */
export const startImport = ({ files }: ImportPorts) =>
  defineWrite({
    name: 'start-import',
    summary: 'Import an uploaded file by a map, or only check it; get-import tells how far it is',
    access: 'operate',
    scope: noAccount,
    doors: ['http'],
    input: z.object({
      upload: z.uuid(),
      kind: Kind,
      map: z.string().max(200_000),
      check: z.boolean().default(false).describe('read and check everything, store nothing'),
    }),
    output: z.object({ run: z.string() }),
    accounts: () => [],
    async run({ tx, at, actor, changed }, { upload: id, kind, map, check }) {
      const loaded = loadImportMap(map, kind);
      if ('problems' in loaded) {
        const [first] = loaded.problems;
        throw invalid('import-map', `Line ${first?.line ?? 1} of the map: ${first?.message ?? 'it has problems'}`, {
          problems: loaded.problems,
          line: first?.line ?? 1,
        });
      }
      const { upload, header } = await readSample(tx, files, id, loaded.map);
      const run = randomUUID();
      const who = `${actor.kind}:${actor.id}`;
      await insertRun(tx, { id: run, upload, kind, map, dryRun: check, earlier: undefined }, who, at);
      if (!check) await keepMapping(tx, { kind, columns: header, map, file: upload.name }, at);
      changed(null, { run, file: upload.name, kind, check });
      return { run };
    },
  });
