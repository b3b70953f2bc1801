import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#base';
import { hasPlaybooks } from '#domain/playbooks';
import { rememberCompany } from '#domain/settings';
import {
  appendOperationEvents,
  changesOfOperation,
  isWorkerRunning,
  prepareVersions,
  shardOf,
  startWakeups,
} from '#engine';
import { readConfig } from '#platform/config';
import { ensureFirstKeys, type FirstKeys } from '#platform/keys';
import { openLog, quietLog } from '#platform/log';
import { createRunner } from '#platform/operations';
import { type SimulationOptions, simulate, withScratchDatabase } from '#simulation';
import { type CliPorts, type CommandContext, cliProgram, untilStopped } from '#surfaces/cli';
import { answerReplay, REPLAY_PART } from './back-test-process.ts';
import { composeProduct } from './product.ts';
import { type Running, serve } from './serve.ts';
import { shippedPlaybooks } from './shipped-playbooks.ts';
import { openStore, type Store } from './store.ts';

/** The checkout or the installed package: where migrations and the shipped playbooks are. */
const root = fileURLToPath(new URL('..', import.meta.url));

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// Whoever reads our lines may stop before the last one (`perennial status | head`); what is under way goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const product = composeProduct();

async function serveProduct(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.LOG_LEVEL);
  print('Perennial is starting');
  const store = await openStore(config, log, root);
  try {
    await rememberCompany(store.db, config, store.clock.now());
    for (const playbook of await publishShipped(store)) print(`Playbook ${playbook} is live`);
    const running = await serve(config, store, product, log);
    try {
      // Made here only, where somebody reads what is printed once, and by a start that has succeeded.
      const keys = await ensureFirstKeys(store.db, store.clock);
      for (const line of welcome(store.place, running, keys)) print(line);
      await untilStopped();
      print('Stopping');
    } finally {
      await running.stop();
    }
  } finally {
    await store.close();
  }
  print('Stopped');
}

function welcome(place: string, { url, setUp }: Running, firstKeys: FirstKeys | undefined): string[] {
  const keys =
    firstKeys === undefined
      ? []
      : ['', `  admin key  ${firstKeys.admin}`, `  write key  ${firstKeys.write}`, '  Shown this once: keep them.'];
  return [
    '',
    url === undefined ? 'Perennial runs' : `Perennial runs on ${url}`,
    `  data       ${place}`,
    ...(setUp === undefined ? [] : [`  set up     ${setUp} (makes you the owner, once)`]),
    ...keys,
    '',
    'Ctrl-C stops it.',
  ];
}

/** On the first start the shipped playbooks go live; from then on publishing is a person's decision. */
async function publishShipped({ db, clock }: Store): Promise<string[]> {
  // Whoever has switched one off does not find it live again after the next start.
  if (await hasPlaybooks(db)) return [];
  const operation = product.operations.find(({ name }) => name === 'publish-playbook');
  const { runner, wakeups } = commands({ db, clock });
  try {
    for (const files of Object.values(shippedPlaybooks())) {
      const input = { files };
      if (operation !== undefined)
        await runner.run(operation, { actor: { kind: 'cli', id: 'first start', role: 'admin' }, input });
    }
  } finally {
    await wakeups.stop();
  }
  return prepareVersions({ db, runtime: product.runtime }, clock.now());
}

function commands({
  db,
  clock,
}: Pick<Store, 'db' | 'clock'>): CommandContext & { wakeups: ReturnType<typeof startWakeups> } {
  const wakeups = startWakeups(db);
  const wake = (shards: readonly number[]): void => wakeups.wake(shards);
  const wrote = (operation: string, accounts: readonly string[]): void =>
    wakeups.tell(changesOfOperation(operation, accounts));
  const appendEvents = appendOperationEvents;
  const runner = createRunner({ db, clock, shardOf, wake, wrote, appendEvents, newId: randomUUID });
  return { db, clock, runner, runtime: product.runtime, wake, wakeups };
}

async function withStore(work: (context: CommandContext) => Promise<void>): Promise<void> {
  const config = readConfig();
  const store = await openStore(config, quietLog(), root);
  try {
    const context = commands(store);
    // It holds a connection, for which closing would wait for ever.
    await work(context).finally(() => context.wakeups.stop());
    if (!(await isWorkerRunning(store.db))) {
      process.stderr.write('No worker is running: what came in is stored and waits until "npm start" runs.\n');
    }
  } finally {
    await store.close();
  }
}

function simulateOnScratch(files: Readonly<Record<string, string>>, options: SimulationOptions) {
  const { DATABASE_URL: url } = readConfig();
  const place = { migrations: join(root, 'migrations'), ...(url === undefined ? {} : { url }) };
  const { operations, runtime } = product;
  return withScratchDatabase(place, (db) => simulate({ db, operations, runtime, files }, options));
}

function tell(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof AppError && error.code !== 'internal') process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

const ports: CliPorts = {
  operations: product.operations,
  load: product.load,
  runtimeOf: product.runtimeOf,
  withStore,
  simulate: simulateOnScratch,
  serve: serveProduct,
  publicUrl: () => readConfig().PUBLIC_URL,
  print,
};
if (process.argv[2] === REPLAY_PART) await answerReplay(product);
else await cliProgram(ports).parseAsync().catch(tell);
