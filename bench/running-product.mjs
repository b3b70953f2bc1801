import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { post } from './clients/requests.mjs';
import { asStarted } from './surroundings.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const PATIENCE = 120_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The product as a user starts it, on an empty data folder; mail goes to `smtpPort`, where a row may listen. */
export async function withRunningProduct(work) {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  const data = join(folder, 'data');
  const [port, smtpPort] = [await freePort(), await freePort()];
  const profile = process.env.PROFILE === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', process.env.PROFILE];
  const child = spawn(process.execPath, [...asStarted, ...profile, join(root, 'bin/perennial'), 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATA: data,
      LOG_LEVEL: 'warn',
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      MAIL_FROM: 'success@bench.example',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  try {
    const url = `http://localhost:${port}`;
    const keys = await printedKeys(child);
    await answering(url);
    const access = JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8'));
    const database = `postgres://${access.user}:${access.password}@127.0.0.1:${access.port}/perennial`;
    return await work({ url, ...keys, smtpPort, database, pid: child.pid });
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes playbooks/flow live in a running product, with a colleague from whom its mails come. */
export async function publishFlow({ url, admin, database }) {
  const folder = join(here, 'playbooks/flow');
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(yaml|md)$/.test(name));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  await post(
    `${url}/api/add-person`,
    { name: 'Sam Bench', email: 'sam@bench.example', roles: ['csm', 'admin'] },
    admin,
  );
  await post(`${url}/api/publish-playbook`, { files }, admin);
  await eventually(
    database,
    "select 1 from playbook_version where playbook = 'flow' and status = 'live'",
    'the playbook',
  );
}

/** Until nothing waits in the inbox: what comes next then finds the worker idle. */
export function drained(database) {
  return eventually(database, 'select 1 where not exists (select 1 from inbox)', 'the end of the inbox');
}

async function eventually(database, question, what) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const from = performance.now();
  while ((await client.query(question)).rowCount === 0) {
    if (performance.now() - from > PATIENCE) throw new Error(`${what} did not come in ${PATIENCE / 1000} s`);
    await pause(50);
  }
  await client.end();
}

async function printedKeys(child) {
  let output = '';
  const printed = new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part) => {
      output += part;
      const [key] = /perennial_write_[\w-]{43}/.exec(output) ?? [];
      const [admin] = /perennial_admin_[\w-]{43}/.exec(output) ?? [];
      const [setUp] = /http\S+\/set-up\?token=\S+/.exec(output) ?? [];
      // The link stands above the keys.
      if (key !== undefined && admin !== undefined) resolve({ key, admin, setUp });
    });
    child.once('exit', (code) => reject(new Error(`perennial serve ended with ${code}: ${output.slice(-500)}`)));
    setTimeout(() => reject(new Error(`perennial serve printed no keys: ${output.slice(-500)}`)), PATIENCE).unref();
  });
  return printed;
}

async function answering(url) {
  for (let tries = 0; tries < 300; tries++) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error(`${url} does not answer`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
