import { promisify } from 'node:util';
import { gunzip, type ZlibOptions } from 'node:zlib';
import { type AppError, invalid, limit } from '#base';
import { decodeBody } from './decode-body.ts';

const MB = 1024 * 1024;

const unzip = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);

/**
 * The text of a request's body, unpacked when it is gzip, `most` bytes of it at most: beyond it `body-too-large` is
 * thrown before the rest is read or unpacked. `strict`: bytes that are no UTF-8 are refused, else each is U+FFFD.
 */
export async function readBody(request: Request, most: number, { strict = false } = {}): Promise<string> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw invalid('unknown-encoding', `The body is encoded as ${encoding}. Send it as it is, or with gzip.`);
  }
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const bytes = await readBytes(request, most).catch(cutOff);
  const charset = request.headers.get('content-type');
  return decodeBody(encoding === 'identity' ? bytes : await unpack(bytes, most), charset, strict);
}

async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  // A declared length is kept by the HTTP server: no more than that arrives.
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge(most);
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** Whoever sent it has gone: nobody's fault here. */
function cutOff(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') {
    throw invalid('body-cut-off', 'The connection ended before the body did. Send it again.', {}, error);
  }
  throw error;
}

async function unpack(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(most);
    throw invalid('bad-gzip', 'The body says that it is gzip and is not, or it was cut off.', {}, error);
  }
}

function tooLarge(most: number): AppError {
  const size = most < MB ? `${most / 1024} KB` : `${most / MB} MB`;
  return limit('body-too-large', `The body is larger than ${size}. Send it in smaller parts.`, { most });
}
