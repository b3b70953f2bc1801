import { z } from 'zod';
import { isoInstant, type JsonObject } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import { kinds } from './import-kind.ts';
import type { ImportPorts } from './import-ports.ts';
import { findMapping } from './import-run-store.ts';
import { Kind } from './import-run-view.ts';
import { mapText } from './map-text.ts';
import { neededTypes } from './needed-types.ts';
import { proposeKind, proposeMap } from './propose-map.ts';
import { readSample } from './read-sample.ts';

const SHOWN_ROWS = 5;

/** What a file that was sent seems to be, and a map for it: the one that was used last for such columns, else a guess. */
export const proposeImport = ({ runtime, files }: ImportPorts) =>
  defineRead({
    name: 'propose-import',
    summary: 'Look at an uploaded file: how it is written, what its rows are, and a map of its columns',
    access: 'operate',
    scope: noAccount,
    doors: ['http'],
    input: z.object({ upload: z.uuid(), kind: Kind.optional().describe('a guess unless said') }),
    output: z.object({
      file: z.string(),
      bytes: z.number(),
      format: z.object({ encoding: z.string(), delimiter: z.string(), quote: z.string() }),
      kind: Kind,
      header: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      map: z.string(),
      saved: z.object({ file: z.string(), used_at: z.string() }).optional().describe('the map was used before'),
      targets: z.array(
        z.object({
          target: z.string(),
          type: z.string(),
          required: z.boolean(),
          declared: z.boolean().describe('a live playbook asks for it'),
        }),
      ),
      takes_others: z.boolean().describe('columns that the kind does not know become attributes'),
    }),
    async run({ db }, { upload, kind: said }) {
      const sample = await readSample(db, files, upload);
      const kept = await findMapping(db, sample.header, said);
      const kind = said ?? kept?.kind ?? proposeKind(sample, sample.upload.name);
      const running = await runtime(db);
      const needed = neededTypes(kind, running);
      const { targets, required, others } = kinds[kind];
      const declared = Object.entries(needed(kind === 'events' ? 'service.used' : undefined)).filter(
        ([name]) => !(name in targets),
      );
      // Rules are texts and plain objects: JSON.
      const proposed = proposeMap(kind, sample, needed, running.zone) as unknown as JsonObject;
      return {
        file: sample.upload.name,
        bytes: sample.upload.bytes,
        format: { ...sample.format },
        kind,
        header: [...sample.header],
        rows: sample.rows.slice(0, SHOWN_ROWS).map((fields) => [...fields]),
        map: kept?.map ?? mapText(proposed),
        ...(kept === undefined ? {} : { saved: { file: kept.file, used_at: isoInstant(kept.usedAt) } }),
        targets: [
          ...Object.entries(targets).map(([target, type]) => ({
            target,
            type,
            required: required.some((one) => one === target),
            declared: false,
          })),
          ...declared.map(([target, type]) => ({ target, type, required: false, declared: true })),
        ],
        takes_others: others,
      };
    },
  });
