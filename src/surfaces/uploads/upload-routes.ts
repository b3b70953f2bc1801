import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context, Hono } from 'hono';
import { AppError, type Clock, forbidden, invalid, limit, notFound } from '#base';
import { findRun, insertUpload } from '#domain/imports';
import { mayDo } from '#platform/access';
import type { Db } from '#platform/db';
import type { Actor } from '#platform/operations';
import { refusedPath, uploadPath, uploadsIn } from './upload-folder.ts';

export interface UploadDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The folder of all data. */
  readonly data: string;
  /** Who asks, refused where nobody does. */
  readonly asker: (context: Context) => Promise<Actor>;
  readonly largest?: number;
}

/** A file of some million rows. */
const LARGEST = 1024 ** 3;

/** `POST /upload?name=…` keeps a file that is imported later; `GET /download/imports/<run>/refused` gives what a run refused. */
export function uploadRoutes(app: Hono, { db, clock, data, asker, largest = LARGEST }: UploadDeps): void {
  const folder = uploadsIn(data);
  app.post('/upload', async (context) => {
    const actor = await operator(context, asker);
    const name = basename((context.req.query('name') ?? '').replaceAll('\\', '/')).slice(0, 200);
    if (name === '' || name.includes('\0'))
      throw invalid('upload-name', 'Say the name of the file: /upload?name=accounts.csv');
    const { body } = context.req.raw;
    if (body === null)
      throw invalid('upload-empty', `${name} is empty. Choose a file with a row of column names and rows below.`, {
        name,
      });
    const id = randomUUID();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = uploadPath(folder, id);
    try {
      // The web's stream type differs from Node's in name only.
      const bytes = await keep(Readable.fromWeb(body as import('node:stream/web').ReadableStream), path, name, largest);
      if (bytes === 0)
        throw invalid('upload-empty', `${name} is empty. Choose a file with a row of column names and rows below.`, {
          name,
        });
      await insertUpload(db, { id, name, bytes }, `${actor.kind}:${actor.id}`, clock.now());
      return context.json({ upload: id, name, bytes });
    } catch (error) {
      rmSync(path, { force: true });
      throw told(error, name);
    }
  });
  app.get('/download/imports/:run/refused', async (context) => {
    await operator(context, asker);
    const run = context.req.param('run');
    const row = /^[0-9a-f-]{36}$/.test(run) ? await findRun(db, run) : undefined;
    if (row === undefined || !existsSync(refusedPath(folder, run))) {
      throw notFound('nothing-refused', 'There is no file of refused rows for this import.');
    }
    context.header('content-type', 'text/csv; charset=utf-8');
    context.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${row.file.replace(/\.csv$/i, '')}.refused.csv`)}`,
    );
    context.header('cache-control', 'no-store');
    // The same stream by its web name.
    return context.body(Readable.toWeb(createReadStream(refusedPath(folder, run))) as unknown as ReadableStream);
  });
}

async function operator(context: Context, asker: UploadDeps['asker']): Promise<Actor> {
  const actor = await asker(context);
  if (mayDo(actor, 'operate')) return actor;
  throw forbidden('not-allowed', 'Importing files needs the permission "operate". Ask an admin.');
}

/** Writes as it comes; the length that a browser says is not believed. */
async function keep(from: Readable, path: string, name: string, largest: number): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > largest) done(tooLarge(name, largest));
      else done(null, chunk);
    },
  });
  await pipeline(from, counted, createWriteStream(path, { mode: 0o600 }));
  return bytes;
}

const tooLarge = (name: string, largest: number): AppError =>
  limit(
    'upload-too-large',
    `${name} is larger than ${Math.round(largest / 1024 ** 2)} MB. Split it, or use "perennial import" on the server, which takes files of any length.`,
    { name, megabytes: Math.round(largest / 1024 ** 2) },
  );

function told(error: unknown, name: string): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC')
    return limit(
      'disk-full',
      `There is no room on the server for ${name}. Make room and send it again.`,
      { name },
      error,
    );
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') {
    return invalid('upload-broken-off', `${name} did not arrive whole. Send it again.`, { name }, error);
  }
  return error;
}
