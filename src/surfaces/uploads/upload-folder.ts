import { copyFileSync, createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Uuid } from '#base';
import type { UploadFiles } from '#domain/imports';

/** Where uploaded files lie, and the refused rows of their runs. */
export const uploadsIn = (data: string): string => join(data, 'uploads');
export const uploadPath = (folder: string, upload: Uuid): string => join(folder, `${upload}.csv`);
/** The command line writes the same beside a file: `<file>.refused.csv`. */
export const runPath = (folder: string, run: Uuid): string => join(folder, run);
export const refusedPath = (folder: string, run: Uuid): string => `${runPath(folder, run)}.refused.csv`;

/** The uploaded files of a data folder, which is asked for when it is needed. */
export function uploadFiles(data: () => string): UploadFiles {
  const folder = (): string => uploadsIn(data());
  return {
    open: (upload) => createReadStream(uploadPath(folder(), upload)),
    async keepRefused(run, as) {
      const from = refusedPath(folder(), run);
      if (!existsSync(from)) return undefined;
      copyFileSync(from, uploadPath(folder(), as));
      return statSync(from).size;
    },
  };
}
