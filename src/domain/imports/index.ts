export { type CsvFormat, formatWords } from './csv-format.ts';
export { bringPeople, deliverImport } from './deliver-import.ts';
export { type ImportRequest, importFile } from './import-file.ts';
export { type ImportKind, importKinds, isImportKind } from './import-kind.ts';
export type { ImportMap } from './import-map.ts';
export type { ImportCounts, ImportSink, OpenedFile, RefusedRow } from './import-sink.ts';
export { loadImportMap } from './load-import-map.ts';
export { neededTypes } from './needed-types.ts';
export { REFUSED_COLUMNS, REFUSED_WHOLE } from './refused-columns.ts';
