import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** In a checkout, installs what package-lock.json lists and node_modules lacks. Ends the process when that fails. */
export function installMissing() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (wanted === undefined) return;
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  const missing = firstMissing(wanted, installed ?? {});
  if (missing === undefined) return;
  say(
    `Installing ${installed === undefined ? 'the packages that Perennial needs' : `what is missing (${missing})`}, once …\n`,
  );
  // The npm that runs us, if one does; on Windows `npm` is a script that needs a shell.
  const [command, ...npm] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  // Not `npm ci`: that deletes node_modules first, also under a server that runs from it. The versions are the lock's.
  const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { status, error } = spawnSync(command, [...npm, ...args], {
    cwd: root,
    // Standard output belongs to the command that we were called for.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return;
  say(
    `The installation failed${error ? `: ${error.message}` : ''}. Check the connection to the npm registry, then try again.\n`,
  );
  process.exit(1);
}

function packagesOf(file) {
  try {
    const { '': _, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
    return packages;
  } catch {
    return undefined;
  }
}

/** By content, not by time: a checkout touches files that have not changed. */
function firstMissing(wanted, installed) {
  for (const [path, { version, os, cpu, libc, optional }] of Object.entries(wanted)) {
    if (installed[path]?.version === version) continue;
    // Of what is optional, only what is made for this very system must be there.
    if (optional && (!matches(os, process.platform) || !matches(cpu, process.arch) || libc !== undefined)) continue;
    return `${path.replace(/^.*node_modules\//, '')} ${version}`;
  }
  return undefined;
}

const matches = (list, value) => list?.includes(value) ?? false;

function say(text) {
  process.stderr.write(text);
}
