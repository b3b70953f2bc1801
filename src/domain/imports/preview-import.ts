import { z } from 'zod';
import { isoInstant } from '#base';
import type { IncomingEvent } from '#engine';
import { defineRead, noAccount } from '#platform/operations';
import type { ImportPorts } from './import-ports.ts';
import { Kind, RowProblemView } from './import-run-view.ts';
import { loadImportMap } from './load-import-map.ts';
import { loadLookups } from './lookup-tables.ts';
import { mapData, mapText } from './map-text.ts';
import { neededTypes } from './needed-types.ts';
import { openNamed } from './open-named.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';
import { readSample } from './read-sample.ts';

const SHOWN = 20;

const Row = z.object({
  row: z.number().describe('as a spreadsheet counts: the header is 1'),
  outcome: z.enum(['comes_in', 'skipped', 'refused']),
  events: z.array(
    z.object({
      name: z.string(),
      account: z.string(),
      at: z.string().optional(),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
  person: z.record(z.string(), z.unknown()).optional(),
  problems: z.array(RowProblemView),
});

/** The first rows of a file as they would come in by a map, or what is wrong with the map; nothing is stored. */
export const previewImport = ({ runtime, files }: ImportPorts) =>
  defineRead({
    name: 'preview-import',
    summary: 'Show the first rows of an uploaded file as they would come in by a map, and what is wrong with it',
    access: 'operate',
    scope: noAccount,
    doors: ['http'],
    input: z.object({
      upload: z.uuid(),
      kind: Kind,
      map: z
        .union([z.string().max(200_000), z.record(z.string(), z.json())])
        .describe('its text, or what the text says as an object'),
    }),
    output: z.object({
      map: z.string(),
      data: z.record(z.string(), z.unknown()).optional(),
      problems: z.array(z.object({ line: z.number(), column: z.number(), message: z.string() })),
      rows: z.array(Row),
      unused: z.array(z.string()),
    }),
    async run({ db, at }, { upload, kind, map }) {
      const text = typeof map === 'string' ? map : mapText(map);
      const data = mapData(text);
      const loaded = loadImportMap(text, kind);
      const answer = { map: text, ...(data === undefined ? {} : { data }), problems: [], rows: [], unused: [] };
      if ('problems' in loaded) return { ...answer, problems: loaded.problems.map((one) => ({ ...one })) };
      const sample = await readSample(db, files, upload, loaded.map);
      const running = await runtime(db);
      const lookups = await loadLookups(loaded.map, await openNamed(db, files, loaded.map));
      const planning = planRows(kind, loaded.map, sample.header, {
        file: sample.upload.name,
        zone: running.zone,
        now: at,
        lookups,
        needed: neededTypes(kind, running),
      });
      if ('problems' in planning) return { ...answer, problems: planning.problems.map(ofFile) };
      const rows = sample.rows
        .slice(0, SHOWN)
        .map((fields, index) => shown(planning.plan(fields, index + 2), index + 2));
      return { ...answer, rows, unused: [...planning.unused] };
    },
  });

const ofFile = (message: string) => ({ line: 1, column: 1, message });

function shown(planned: PlannedRow, row: number): z.input<typeof Row> {
  const none = { row, events: [], problems: [] };
  switch (planned.kind) {
    case 'skipped':
      return { ...none, outcome: 'skipped' };
    case 'refused':
      return { ...none, outcome: 'refused', problems: planned.problems.map((problem) => ({ ...problem })) };
    case 'person':
      return { ...none, outcome: 'comes_in', person: { ...planned.person } };
    case 'events':
      return { ...none, outcome: 'comes_in', events: planned.events.map(viewEvent) };
  }
}

const viewEvent = ({ name, account, occurredAt, properties }: IncomingEvent) => ({
  name,
  account,
  ...(occurredAt === undefined ? {} : { at: isoInstant(occurredAt) }),
  properties: { ...properties },
});
