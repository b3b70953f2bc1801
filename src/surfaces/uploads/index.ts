export { refusedRowsFile } from './refused-rows-file.ts';
export { type RunningImports, runNext, startImports } from './run-imports.ts';
export { uploadFiles } from './upload-folder.ts';
export { uploadRoutes } from './upload-routes.ts';
