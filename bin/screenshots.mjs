// `npm run screenshots`: every screen, in both themes and both languages, into docs/screenshots/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { chromium } from './chromium.mjs';
import { installMissing, root } from './install.mjs';

installMissing();
await buildStale();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'screenshots'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM: chromium() },
});
process.exitCode = status ?? 1;
