import type { Uuid } from '#base';
import type { Runtime } from '#engine';
import type { Queryable } from '#platform/db';

/** Files that were sent, by their ids. */
export interface UploadFiles {
  open(upload: Uuid): AsyncIterable<Uint8Array>;
  /** Keeps the refused rows of a run as a file of their own; undefined: there are none. */
  keepRefused(run: Uuid, as: Uuid): Promise<number | undefined>;
}

export interface ImportPorts {
  readonly runtime: (db: Queryable) => Promise<Runtime>;
  readonly files: UploadFiles;
}
