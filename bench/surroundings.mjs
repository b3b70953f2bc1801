import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');

/** Installs the peers into bench/ where they are missing; gives their versions by name. */
export function installPeers() {
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies;
  const missing = Object.entries(wanted).some(([name, version]) => {
    const found = join(here, 'node_modules', name, 'package.json');
    return !existsSync(found) || JSON.parse(readFileSync(found, 'utf8')).version !== version;
  });
  if (!missing) return wanted;
  process.stdout.write('Installing the peers into bench/ …\n');
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (installed.status !== 0) throw new Error('npm ci in bench/ failed; its output is above');
  return wanted;
}

/** The product's part is bundled as `npm start` bundles the product: a loader's own work would be measured too. */
async function runnable(file) {
  if (!file.endsWith('.ts')) return join(here, file);
  const { build } = await import('esbuild');
  const outfile = join(here, 'dist', file.replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [join(here, file)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** Node is told about its memory as `npm start` tells it; the peers get the same. */
export const asStarted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start.match(/--\S+/g);

/** Runs a measurement in a process of its own and gives the JSON that it prints last. */
export async function measured(file, input) {
  const script = await runnable(file);
  return new Promise((resolve, reject) => {
    const profile = process.env.PROFILE === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', process.env.PROFILE];
    // A peer's own use of deprecated calls is no news of ours.
    const flags = [...asStarted, '--no-deprecation', ...profile];
    const child = spawn(process.execPath, [...flags, script, JSON.stringify(input)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part) => {
      output += part;
    });
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
      else reject(new Error(`${file} ended with ${code}: ${output.slice(-500)}`));
    });
  });
}

export async function withDatabase(work) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(here, 'database.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  try {
    const line = await new Promise((resolve, reject) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
      child.once('exit', (code) => reject(new Error(`PostgreSQL did not start (${code})`)));
    });
    return await work(JSON.parse(line).url);
  } finally {
    child.stdin.end();
    await ended;
  }
}

let databases = 0;

/** A fresh database on the same server, so that nobody works among another's rows. */
export async function freshDatabase(url) {
  const { default: pg } = await import('pg');
  const name = `bench_${++databases}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  // So that no checkpoint of one falls into the time of the next.
  await client.query('checkpoint');
  await client.end();
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}
