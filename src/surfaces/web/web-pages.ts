import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context, Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Nothing from elsewhere, and nothing inline but the styles of ours that know this answer's nonce. */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

type Encoding = 'br' | 'gzip' | undefined;

/** One file of the app, with what was compressed of it. */
interface Asset {
  readonly path: string;
  readonly contents: Buffer;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

/**
 * The web app as it was built into `folder`; every address that a page may have is answered with it. Mounted last. Read
 * now, as a whole: a newer build beside a running server would leave it pages whose parts are gone.
 */
export function webPages(app: Hono, folder: string): void {
  const assets = readAssets(folder);
  const page = assets.get('index.html');
  app.get('*', async (context, next) => {
    const asset = assets.get(context.req.path.slice(1));
    if (asset !== undefined && asset !== page) {
      // Names in this folder change with their contents.
      const isNamedByContent = asset.path.startsWith('assets/');
      context.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      return sent(context, asset);
    }
    if (!asksForPage(context)) return next();
    if (page === undefined) return context.text('The web app is not built. Start with "npm start".', 503);
    const nonce = randomBytes(16).toString('base64');
    context.header('content-security-policy', policyOf(nonce));
    // A new build has new names for its parts.
    context.header('cache-control', 'no-cache');
    return context.html(page.contents.toString('utf8').replace('{nonce}', nonce));
  });
}

function readAssets(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = relative(folder, file).replaceAll('\\', '/');
      return [path, { path, contents: readFileSync(file), encoded: new Map() }];
    }),
  );
}

/** A person's browser that goes somewhere; programs ask for JSON, and pictures are no pages. */
function asksForPage({ req }: Context): boolean {
  return (req.header('accept') ?? '').includes('text/html') && !/^\/(api|v1)(\/|$)/.test(req.path);
}

async function sent(context: Context, { path, contents, encoded }: Asset): Promise<Response> {
  const type = extname(path);
  const accepted = context.req.header('accept-encoding') ?? '';
  // Fonts are compressed already.
  const encoding = type === '.woff2' ? undefined : (['br', 'gzip'] as const).find((one) => accepted.includes(one));
  const body = encoded.get(encoding) ?? encode(contents, encoding);
  encoded.set(encoding, body);
  context.header('content-type', TYPES[type] ?? 'application/octet-stream');
  context.header('vary', 'accept-encoding');
  if (encoding !== undefined) context.header('content-encoding', encoding);
  return context.body(new Uint8Array(await body));
}

async function encode(contents: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === undefined) return contents;
  if (encoding === 'gzip') return promisify(gzip)(contents);
  return promisify(brotliCompress)(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } });
}
