import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { installMissing, root } from './install.mjs';

installMissing();

const checks = [
  [
    'format and lint',
    '@biomejs/biome/bin/biome',
    'ci',
    '--colors=off',
    '--diagnostic-level=warn',
    '--error-on-warnings',
  ],
  ['types', 'ts7/bin/tsc', '--project', '.'],
  ['types of the web app', 'ts7/bin/tsc', '--project', 'web'],
  ['dead code', 'knip/bin/knip.js', '--no-progress'],
];
if (existsSync(join(root, 'test/architecture.test.ts')))
  checks.push(['architecture', 'vitest/vitest.mjs', 'run', '--project', 'pure', 'test/architecture.test.ts']);

const results = await Promise.all(checks.map(run));
process.exitCode = results.every(Boolean) ? 0 : 1;

async function run([name, script, ...args]) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise((resolve) => child.on('close', resolve));
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  const passed = (await code) === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${passed ? '' : `${said.join('').trim()}\n\n`}`,
  );
  return passed;
}
