import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const bundle = join(root, 'dist/perennial.js');
const stamp = join(root, 'dist/perennial.inputs');

/** Builds dist/perennial.js in a checkout when a source has changed, come or gone since. Answers with its path. */
export async function buildStale() {
  const inputs = inputsNow();
  if (inputs === undefined || inputs === textOf(stamp)) return bundle;
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
  mkdirSync(join(root, 'dist'), { recursive: true });
  // The map before the code; the stamp last, and as things were before the build, should they have changed during it.
  for (const file of outputFiles.reverse()) replace(file.path, file.contents);
  replace(stamp, inputs);
  return bundle;
}

/** Every source with its time and size; undefined where there are none, as in an installed package. */
function inputsNow() {
  let entries;
  try {
    entries = readdirSync(join(root, 'src'), { recursive: true });
  } catch {
    return undefined;
  }
  const sources = entries
    .filter((path) => /\.[a-z]+$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => join('src', path));
  return [...sources.sort(), 'package.json', 'package-lock.json', 'bin/build.mjs']
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
