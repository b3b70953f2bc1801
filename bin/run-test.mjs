import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--passWithNoTests', ...reporters, ...args, ...filters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const counts = countsOf(report);
  failures.push(...failuresIn(report));
  // An error outside any test, or no report at all, fails as much as a test does.
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1;
    failures.push(`vitest ended with ${code}, outside any test: see above`);
  }
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}

function countsOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that could not be loaded has no tests to fail.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  };
}

function failuresIn(report) {
  if (!existsSync(report)) return [];
  return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    if (status === 'failed' && assertionResults.length === 0) return [`${file}\n${message}`];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`);
  });
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
