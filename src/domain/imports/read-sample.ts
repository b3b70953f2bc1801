import { invalid, notFound, type Uuid } from '#base';
import type { Queryable } from '#platform/db';
import type { CsvFormat } from './csv-format.ts';
import type { UploadFiles } from './import-ports.ts';
import { findUpload, type Upload } from './import-run-store.ts';
import { openCsv } from './open-csv.ts';
import type { Sample } from './propose-map.ts';

const ROWS = 200;

export interface ReadSample extends Sample {
  readonly upload: Upload;
  readonly format: CsvFormat;
}

/** The beginning of a file that was sent: how it is written, its columns, its first rows. */
export async function readSample(
  db: Queryable,
  files: UploadFiles,
  id: Uuid,
  said: { readonly [Part in keyof CsvFormat]?: CsvFormat[Part] | undefined } = {},
): Promise<ReadSample> {
  const upload = await uploadOrThrow(db, id);
  const { format, rows } = await openCsv(files.open(id), upload.name, said);
  const read: (readonly string[])[] = [];
  for await (const batch of rows) {
    for (const { fields } of batch) if (read.length <= ROWS) read.push(fields);
    if (read.length > ROWS) break;
  }
  const [top, ...below] = read;
  if (top === undefined) {
    throw invalid('csv-empty', `${upload.name} is empty: its first row must name the columns.`, { file: upload.name });
  }
  return { upload, format, header: top.map((name) => name.trim()), rows: below };
}

export async function uploadOrThrow(db: Queryable, id: Uuid): Promise<Upload> {
  const upload = await findUpload(db, id);
  if (upload !== undefined) return upload;
  throw notFound('upload-not-found', `There is no uploaded file ${id}; send it again.`, { upload: id });
}
