import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser for tests: CHROMIUM, what is installed, or Debian's package, installed now when we may. Throws saying how. */
export function chromium() {
  const found = [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  if (isDebian() && process.getuid?.() === 0) {
    process.stderr.write('Installing Chromium for the browser tests, once …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status === 0;
    run('update', '-qq');
    if (run('install', '-y', '-qq', '--no-install-recommends', 'chromium') && existsSync(PLACES[0])) return PLACES[0];
  }
  throw new Error(
    `The browser tests need Chromium. ${isDebian() ? 'Run: sudo apt-get install chromium' : 'Install Chrome or Chromium, or name it with CHROMIUM=/path/to/it'}`,
  );
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
