import { invalid, type Uuid } from '#base';
import type { Queryable } from '#platform/db';
import { type ImportMap, rulesIn } from './import-map.ts';
import type { UploadFiles } from './import-ports.ts';
import { findUploadNamed } from './import-run-store.ts';
import type { OpenFile } from './lookup-tables.ts';

/** Opens the files in which a map looks values up: the newest that were sent under these names. */
export async function openNamed(db: Queryable, files: UploadFiles, map: ImportMap): Promise<OpenFile> {
  const names = new Set(rulesIn(map).flatMap(({ lookup }) => (lookup ?? []).map(({ file }) => file)));
  const known = new Map<string, Uuid>();
  for (const name of names) {
    const upload = await findUploadNamed(db, name);
    if (upload === undefined) {
      throw invalid(
        'lookup-not-uploaded',
        `The map looks values up in ${name}. Upload that file too, under this name.`,
        {
          file: name,
        },
      );
    }
    known.set(name, upload.id);
  }
  return (name) => files.open(known.get(name) ?? '');
}
