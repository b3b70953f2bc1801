import { type AppError, invalid } from '#base';

/** The text of a body's bytes, which are UTF-8 whatever its content type; a mark at the beginning (BOM) is left out. */
export function decodeBody(bytes: Uint8Array, contentType: string | null, strict: boolean): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/.test(charset)) throw notUtf8(`in ${charset}`);
  if (isUtf16(bytes)) throw notUtf8('in UTF-16');
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = body.toString('utf8', body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0);
  if (strict && text.includes('\uFFFD')) {
    const at = firstWrong(body);
    if (at !== undefined) throw notUtf8(`not UTF-8: byte ${at + 1} is no part of a character`);
  }
  return text;
}

/** Its mark, or the zero byte that every second one is in plain text. */
function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

/** The place at which bytes and their own text, written as bytes again, part; undefined when they are the same. */
function firstWrong(body: Buffer): number | undefined {
  const again = Buffer.from(body.toString('utf8'), 'utf8');
  if (again.equals(body)) return undefined;
  const at = body.findIndex((byte, index) => byte !== again[index]);
  return at === -1 ? body.length : at;
}

function notUtf8(what: string): AppError {
  return invalid('not-utf8', `The body is ${what}. Send it as UTF-8.`);
}
