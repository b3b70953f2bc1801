export { deliverImport } from './deliver-import.ts';
export { type ImportCounts, type ImportRequest, type ImportSink, importFile, type RefusedRow } from './import-file.ts';
export { type ImportKind, isImportKind } from './import-kind.ts';
export type { ColumnType, ImportMap } from './import-map.ts';
export { type LoadedMap, loadImportMap, type MapProblem } from './load-import-map.ts';
export type { OpenFile } from './lookup-tables.ts';
export { neededTypes } from './needed-types.ts';
export type { RowProblem } from './read-cell.ts';
