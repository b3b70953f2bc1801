import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
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

/** Nothing from elsewhere, and nothing inline: what is stored can't run, whatever it says. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
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

/** The web app as it was built into `folder`; every address that a page may have is answered with it. Mounted last. */
export function webPages(app: Hono, folder: string): void {
  const files = new Set(filesIn(folder));
  const kept = new Map<string, Promise<Buffer>>();
  app.get('*', async (context, next) => {
    const path = context.req.path.slice(1);
    if (files.has(path) && path !== 'index.html') return asset(context, folder, path, kept);
    if (!asksForPage(context)) return next();
    if (!files.has('index.html')) return context.text('The web app is not built. Start with "npm start".', 503);
    context.header('content-security-policy', POLICY);
    // A new build has new names for its parts.
    context.header('cache-control', 'no-cache');
    return sent(context, folder, 'index.html', kept);
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  } catch {
    return [];
  }
}

/** A person's browser that goes somewhere; programs ask for JSON, and pictures are no pages. */
function asksForPage({ req }: Context): boolean {
  return (req.header('accept') ?? '').includes('text/html') && !/^\/(api|v1)(\/|$)/.test(req.path);
}

function asset(context: Context, folder: string, path: string, kept: Map<string, Promise<Buffer>>): Promise<Response> {
  // Their names change with their contents.
  const isNamedByContent = path.startsWith('assets/');
  context.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
  return sent(context, folder, path, kept);
}

async function sent(
  context: Context,
  folder: string,
  path: string,
  kept: Map<string, Promise<Buffer>>,
): Promise<Response> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const accepted = context.req.header('accept-encoding') ?? '';
  const encoding =
    extname(path) === '.woff2' ? undefined : (['br', 'gzip'] as const).find((one) => accepted.includes(one));
  const key = `${encoding ?? ''} ${path}`;
  const body = kept.get(key) ?? encoded(join(folder, path), encoding);
  kept.set(key, body);
  context.header('content-type', type);
  context.header('vary', 'accept-encoding');
  if (encoding !== undefined) context.header('content-encoding', encoding);
  return context.body(new Uint8Array(await body));
}

async function encoded(file: string, encoding: 'br' | 'gzip' | undefined): Promise<Buffer> {
  const contents = await readFile(file);
  if (encoding === 'gzip') return promisify(gzip)(contents);
  if (encoding === undefined) return contents;
  return promisify(brotliCompress)(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } });
}
