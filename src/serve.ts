import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { mailboxOnlyChannel, smtpChannel } from '#connectors/smtp';
import { webhookChannel } from '#connectors/webhooks';
import { startBackTests } from '#domain/back-tests';
import { createReceiver, sourceCounts } from '#domain/events';
import { type AddressBook, addressBook } from '#domain/messages';
import { startDigests } from '#domain/notifications';
import { startSample } from '#domain/sample';
import { loadWebhookTarget } from '#domain/settings';
import { createReadiness } from '#domain/status';
import { createBooks } from '#domain/team';
import { getMe, setUpLink } from '#domain/users';
import { keepIndex } from '#domain/views';
import {
  appendOperationEvents,
  type Channel,
  changesOfOperation,
  enterWorker,
  type RunningDelivery,
  shardOf,
  startDelivery,
  startWakeups,
  startWorker,
} from '#engine';
import type { Config } from '#platform/config';
import { createKeyRing } from '#platform/keys';
import type { Log } from '#platform/log';
import { createRunner } from '#platform/operations';
import { sampleAccountIds, sampleAccounts, sampleTeam } from '#simulation';
import { downloadRoutes } from '#surfaces/downloads';
import {
  createMetrics,
  httpApp,
  type Metrics,
  monitoringApp,
  mountMonitoring,
  serveHttp,
  askerOf as whoAsks,
} from '#surfaces/http';
import { linkPages } from '#surfaces/links';
import { askerOf, LiveHub, liveRoutes } from '#surfaces/live';
import { previewRoutes } from '#surfaces/previews';
import { authSource, createSessions, mountSignIn } from '#surfaces/sign-in';
import { startImports, uploadFiles, uploadRoutes } from '#surfaces/uploads';
import { webPages } from '#surfaces/web';
import { replayElsewhere } from './back-test-process.ts';
import type { Product } from './product.ts';
import type { Store } from './store.ts';

/** Something that runs until it is stopped; parts stop in the reverse order of their start. */
export interface Running {
  /** Where HTTP is answered; undefined when this process does not. */
  readonly url: string | undefined;
  /** Where the first person becomes the owner, once; undefined when there is one. */
  readonly setUp: string | undefined;
  stop(): Promise<void>;
}

/** The web app as it was built, seen from the source and from the built server alike. */
const WEB = fileURLToPath(new URL('../dist/web', import.meta.url));

/** Runs the services that the settings name, in one process: HTTP, worker, delivery. */
export async function serve(config: Config, store: Store, product: Product, log: Log): Promise<Running> {
  const { db, clock } = store;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const wakeups = startWakeups(db);
    stops.push(() => wakeups.stop());
    const wake = (shards: readonly number[]): void => wakeups.wake(shards);
    const metrics = createMetrics({ processMetrics: true });
    const has = (service: Config['SERVICES'][number]): boolean => config.SERVICES.includes(service);
    let url = config.PUBLIC_URL;
    let delivery: RunningDelivery | undefined;
    if (has('delivery')) {
      const { channel, close } = wayOut(
        config,
        addressBook(db, () => url),
      );
      // Its idle connections would keep the process alive.
      stops.push(close);
      const running = deliver([channel, webhookWay(store, () => url)], store, log, wake, metrics);
      stops.push(() => running.stop());
      delivery = running;
      const digests = startDigests({
        db,
        clock,
        runtime: product.runtime,
        wrote: () => running.stir(),
        failed: (error) => log.error({ error }, 'A mail of many signals could not be written; it is tried again'),
      });
      stops.push(() => digests.stop());
    }
    const wrote = (operation: string, accounts: readonly string[]): void =>
      wakeups.tell(changesOfOperation(operation, accounts));
    const around = { db, clock, shardOf, wake, wrote, appendEvents: appendOperationEvents, newId: randomUUID };
    const receiver = createReceiver({ db, clock, wake, newId: randomUUID, received: metrics.received });
    if (has('worker')) {
      const presence = await enterWorker(db);
      stops.push(() => presence.release());
      const worker = startWorker({
        db,
        clock,
        wakeups,
        log,
        presence,
        runtime: product.runtime,
        deliver: () => delivery?.stir(),
        giveWay: receiver.quiet,
        ticked: metrics.ticked,
      });
      stops.push(() => worker.stop());
      const loading = startSample({
        db,
        clock,
        wake,
        runtime: product.runtime,
        source: { team: sampleTeam, accountIds: sampleAccountIds, accounts: sampleAccounts },
        runnerAt: (at) => createRunner({ ...around, clock: { now: () => at } }),
        failed: (error) => log.error({ error }, 'The sample company could not be loaded or removed'),
      });
      stops.push(() => loading.stop());
      const backTests = startBackTests({
        db,
        clock,
        replay: replayElsewhere(store),
        failed: (error) => log.error({ error }, 'A back-test could not be looked after; it is tried again'),
      });
      stops.push(() => backTests.stop());
    }
    const books = createBooks();
    const runner = createRunner({ ...around, books });
    const { operations } = product;
    const keys = createKeyRing(db);
    const monitoring = { operations, runner, keys, metrics, readiness: await createReadiness(db) };
    if (!has('web')) {
      const port = config.METRICS_PORT;
      if (port !== undefined) {
        const server = await serveHttp(monitoringApp(monitoring), { host: config.HOST, port });
        stops.push(() => server.close());
      }
      return { url: undefined, setUp: undefined, stop };
    }
    const keeping = keepIndex({
      db,
      clock,
      runtime: product.runtime,
      index: product.index,
      failed: (error) => log.error({ error }, 'What lists show could not be read; it is tried again'),
    });
    stops.push(() => keeping.stop());
    const importing = startImports({
      db,
      clock,
      wake,
      runtime: product.runtime,
      data: config.DATA,
      files: uploadFiles(() => config.DATA),
      failed: (error) => log.error({ error }, 'Imports could not be looked after; it is tried again'),
    });
    stops.push(() => importing.stop());
    const source = authSource(db, clock, () => url);
    const sessions = createSessions(db, source);
    const hub = new LiveHub({ clock, shardOf, run: randomUUID().slice(0, 8), say: (text) => wakeups.say(text) });
    wakeups.listen(hub);
    const counts = sourceCounts({
      db,
      clock,
      failed: (error) => log.error({ error }, 'What sources have sent could not be counted'),
    });
    stops.push(() => counts.stop());
    const app = httpApp({
      counted: counts.add,
      operations,
      runner,
      sessions,
      url: () => url,
      receiver,
      log,
      keys,
      mountFirst: (pages) => mountMonitoring(pages, monitoring),
      mountPages(pages) {
        mountSignIn(pages, { db, clock, runner, source, sessions, url: () => url });
        previewRoutes(pages, { runner, asker: (context) => whoAsks(context, { keys, sessions, url: () => url }) });
        linkPages(pages, { db, runner, log });
        downloadRoutes(pages, { runner, operations, asker: (request) => askerOf(request, { keys, sessions }) });
        uploadRoutes(pages, {
          db,
          clock,
          data: config.DATA,
          asker: (context) => whoAsks(context, { keys, sessions, url: () => url }),
        });
        liveRoutes(pages, {
          hub,
          asker: (request) => askerOf(request, { keys, sessions }),
          sees: (actor) => books.sees(db, actor),
          nameOf: async (actor) =>
            actor.kind === 'person' ? (await runner.run(getMe, { actor, input: {} })).name : '',
          url: () => url,
        });
        webPages(pages, WEB);
      },
    });
    const server = await serveHttp(app, { host: config.HOST, port: config.PORT });
    stops.push(() => server.close());
    // Before the server, which waits for what is under way: these never end by themselves.
    stops.push(async () => hub.stop());
    if (config.PORT === 0) url = `http://localhost:${server.port}`;
    return { url, setUp: await setUpLink(db, clock, url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function wayOut(
  { SMTP_URL, MAIL_FROM }: Config,
  addresses: AddressBook,
): { channel: Channel; close: () => Promise<void> } {
  if (SMTP_URL === undefined) return { channel: mailboxOnlyChannel(), close: async () => undefined };
  const channel = smtpChannel({
    url: SMTP_URL,
    addresses,
    ...(MAIL_FROM === undefined ? {} : { envelopeFrom: MAIL_FROM }),
  });
  return { channel, close: async () => channel.close() };
}

function webhookWay({ db, clock }: Store, publicUrl: () => string): Channel {
  return webhookChannel({ target: () => loadWebhookTarget(db, clock.now()), clock, publicUrl });
}

function deliver(
  channels: readonly Channel[],
  { db, clock }: Store,
  log: Log,
  wake: (shards: readonly number[]) => void,
  { settled }: Metrics,
): RunningDelivery {
  return startDelivery(db, clock, channels, {
    random: Math.random,
    wake,
    settled,
    isHalted: () => clock.jump() !== undefined,
    failed: (error) => log.error({ error }, 'Delivery could not do its work; it tries again'),
  });
}
