import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { webPages } from './web-pages.ts';

let folder: string;
let app: Hono;
const ask = (path: string, headers: Record<string, string> = { accept: 'text/html' }) => app.request(path, { headers });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>{nonce}');
  writeFileSync(join(folder, 'assets/app-1.js'), 'run()');
  app = new Hono();
  webPages(app, folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every address that a page may have is answered with the app, under its policy', async () => {
  for (const path of ['/', '/accounts', '/accounts/acme/health']) {
    const answer = await ask(path);
    const nonce = /^<!doctype html>([\w+/=]{24})$/.exec(await answer.text())?.[1];
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  }
});

test('what programs ask for is not answered with a page', async () => {
  expect((await ask('/api/nothing')).status).toBe(404);
  expect((await ask('/accounts', { accept: 'application/json' })).status).toBe(404);
  expect((await ask('/assets/gone-1.js', { accept: '*/*' })).status).toBe(404);
  expect((await ask('/..%2f..%2fetc/passwd', { accept: '*/*' })).status).toBe(404);
});

test('parts are kept by browsers for ever, and compressed for those that can read it', async () => {
  const plain = await ask('/assets/app-1.js', {});
  expect(await plain.text()).toBe('run()');
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const small = await ask('/assets/app-1.js', { 'accept-encoding': 'gzip, br' });
  expect(small.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe('run()');
});

test('a newer build beside it does not take its parts away', async () => {
  rmSync(join(folder, 'assets'), { recursive: true });
  expect(await (await ask('/assets/app-1.js', {})).text()).toBe('run()');
});

test('an app that is not built says how to build it', async () => {
  app = new Hono();
  webPages(app, join(folder, 'nowhere'));
  const answer = await ask('/');
  expect([answer.status, await answer.text()]).toEqual([503, 'The web app is not built. Start with "npm start".']);
});
