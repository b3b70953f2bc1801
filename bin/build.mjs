import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const bundle = join(root, 'dist/perennial.js');

/** Builds the server and the web app in a checkout when one of their sources has changed, come or gone since. Answers with
 * the server's path. */
export async function buildStale() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  await Promise.all([
    buildWhenStale('perennial.inputs', ['src'], ['bin/build.mjs'], buildServer),
    buildWhenStale('web.inputs', ['web'], ['bin/build.mjs', 'lingui.config.ts'], buildWeb),
  ]);
  return bundle;
}

async function buildServer() {
  // esbuild takes longer to load than to look whether it is needed.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile: bundle,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  // The map before the code.
  for (const file of outputFiles.reverse()) replace(file.path, file.contents);
}

async function buildWeb() {
  const { build } = await import('vite');
  const fresh = join(root, `dist/web.${process.pid}`);
  const old = `${fresh}.old`;
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'error', build: { outDir: fresh } });
  // Renamed into place: a server that runs goes on with what it has read.
  try {
    renameSync(join(root, 'dist/web'), old);
  } catch {}
  try {
    renameSync(fresh, join(root, 'dist/web'));
  } catch (error) {
    // Another process was faster, with the same sources.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
}

async function buildWhenStale(stampFile, folders, files, make) {
  const stamp = join(root, 'dist', stampFile);
  const inputs = inputsNow(folders, files);
  if (inputs === undefined || inputs === textOf(stamp)) return;
  await make();
  // Last, and as things were before the build, should they have changed during it.
  replace(stamp, inputs);
}

/** Every source with its time and size; undefined where there are none, as in an installed package. */
function inputsNow(folders, files) {
  let sources;
  try {
    sources = folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .filter((path) => /\.[a-z0-9]+$/.test(path) && !/\.test\.tsx?$/.test(path))
        .map((path) => join(folder, path)),
    );
  } catch {
    return undefined;
  }
  return [...sources.sort(), 'package.json', 'package-lock.json', ...files]
    .map((path) => {
      const { mtimeMs, size } = statSync(join(root, path));
      return `${path} ${mtimeMs} ${size}\n`;
    })
    .join('');
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another process may be reading, or building the same. */
function replace(file, contents) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
}
