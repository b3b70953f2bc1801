import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { chromium } from './chromium.mjs';
import { installMissing, root } from './install.mjs';

installMissing();
// Once, before many tests start the product at the same time.
await buildStale();

const DEBIAN = '/usr/lib/postgresql';
const filters = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'perennial-report-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [] };
let runs = 0;
// Ctrl-C reaches the tests too, which end in order; we then count.
process.on('SIGINT', () => {});

title('All tests, on the embedded PostgreSQL');
await runVitest({}, ['--project', 'pure', '--project', 'db']);
await inBrowser();
const installed = newestServer();
if (installed === undefined)
  title(`No PostgreSQL server is installed in ${DEBIAN}: the tests of the database ran once`);
else {
  title(`The tests of the database again, on the PostgreSQL in ${installed}`);
  await runVitest({ TEST_POSTGRES: installed }, ['--project', 'db']);
}
rmSync(reports, { recursive: true });
process.exitCode = total.failed === 0 ? 0 : 1;
// Told again where everybody looks: what failed stands thousands of lines above.
for (const failure of failures) process.stdout.write(`\n✗ ${failure}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);

async function inBrowser() {
  title('What people do, in Chromium');
  let browser;
  try {
    browser = chromium();
  } catch (error) {
    total.failed += 1;
    failures.push(error.message);
    return;
  }
  // One at a time: they watch the clock of what is shown.
  await runVitest({ CHROMIUM: browser }, ['--project', 'browser', '--no-file-parallelism']);
}

async function runVitest(environment, args) {
  const report = join(reports, `${++runs}.json`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${join(root, 'bin/test-report.mjs')}`];
  const child = spawn(process.execPath, [vitest, 'run', '--passWithNoTests', ...reporters, ...args, ...filters], {
    cwd: root,
    env: { ...process.env, TEST_REPORT: report, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : NOTHING;
  for (const kind of Object.keys(total)) total[kind] += told[kind];
  failures.push(...told.failures);
  if (code === 0 || told.failed > 0) return;
  total.failed += 1;
  failures.push(`vitest ended with ${code}, outside any test: see above`);
}

function newestServer() {
  if (!existsSync(DEBIAN)) return undefined;
  const versions = readdirSync(DEBIAN).filter((version) => existsSync(join(DEBIAN, version, 'bin/initdb')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest && join(DEBIAN, newest);
}

function title(text) {
  process.stdout.write(`\n── ${text} ──\n`);
}
