import type { Feature } from '#domain/feature';
import { cancelImport } from './cancel-import.ts';
import { getImport } from './get-import.ts';
import type { ImportPorts } from './import-ports.ts';
import { listImports } from './list-imports.ts';
import { previewImport } from './preview-import.ts';
import { proposeImport } from './propose-import.ts';
import { retryImport } from './retry-import.ts';
import { startImport } from './start-import.ts';

export { type CsvFormat, formatWords } from './csv-format.ts';
export { bringPeople, deliverImport } from './deliver-import.ts';
export { type ImportRequest, importFile } from './import-file.ts';
export { type ImportKind, importKinds, isImportKind } from './import-kind.ts';
export type { ImportMap } from './import-map.ts';
export type { UploadFiles } from './import-ports.ts';
export { endRun, findRun, insertUpload, noteRun, takeRun, type Upload } from './import-run-store.ts';
export type { ImportRunRow, Outcome } from './import-run-view.ts';
export type { ImportCounts, ImportSink, OpenedFile, RefusedRow } from './import-sink.ts';
export { countKnownEvents } from './known-events-list.ts';
export { loadImportMap } from './load-import-map.ts';
export { neededTypes } from './needed-types.ts';
export { openNamed } from './open-named.ts';
export { REFUSED_COLUMNS, REFUSED_WHOLE } from './refused-columns.ts';

/** The past, from files: by the command line, or uploaded and run beside. */
export const imports = (ports: ImportPorts): Feature => ({
  operations: [
    cancelImport,
    getImport,
    listImports,
    previewImport(ports),
    proposeImport(ports),
    retryImport(ports),
    startImport(ports),
  ],
  relations: [],
  recorders: [],
  effects: [],
  events: {},
  actions: {},
});
