import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { precondition } from '#base';
import { defineWrite, noAccount } from '#platform/operations';
import { runOrThrow } from './get-import.ts';
import type { ImportPorts } from './import-ports.ts';
import { insertRun, insertUpload } from './import-run-store.ts';
import { uploadOrThrow } from './read-sample.ts';

/** Brings in again what was refused (or the whole file, of a run that broke off) with the same map: rows that are in stay as they are. */
export const retryImport = ({ files }: ImportPorts) =>
  defineWrite({
    name: 'retry-import',
    summary: 'Try the refused rows of an import again, or the whole of one that broke off',
    access: 'operate',
    scope: noAccount,
    doors: ['http'],
    input: z.object({ run: z.uuid(), map: z.string().max(200_000).optional().describe('the same unless said') }),
    output: z.object({ run: z.string() }),
    accounts: () => [],
    async run({ tx, at, actor, changed }, { run: id, map }) {
      const before = await runOrThrow(tx, id);
      const run = randomUUID();
      const who = `${actor.kind}:${actor.id}`;
      const again = { id: run, kind: before.kind, map: map ?? before.map, dryRun: false, earlier: id };
      changed(null, { run, file: before.file, kind: before.kind, retried: id });
      if (before.state !== 'done') {
        await insertRun(tx, { ...again, upload: await uploadOrThrow(tx, before.upload) }, who, at);
        return { run };
      }
      const upload = { id: randomUUID(), name: before.file, bytes: 0 };
      const bytes = await files.keepRefused(id, upload.id);
      if (bytes === undefined) {
        throw precondition(
          'nothing-refused',
          'Nothing of this import was refused, or its file of refused rows is gone.',
          { run: id },
        );
      }
      await insertUpload(tx, { ...upload, bytes }, who, at);
      await insertRun(tx, { ...again, upload: { ...upload, bytes } }, who, at);
      return { run };
    },
  });
