import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { internal, MINUTE } from '#base';
import { type ClockJump, type DatabaseClock, databaseClock, keepShift } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Db, type Embedded, migrate, openEmbedded, openServer } from '#platform/db';
import type { Log } from '#platform/log';

export interface Store {
  readonly db: Db;
  readonly clock: DatabaseClock;
  /** Where the data is, for people. */
  readonly place: string;
  /** For processes of ours that read beside this one. */
  readonly url: string;
  /** PostgreSQL is a child of this process. */
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

/** Opens the database that the settings name, the embedded one by default, and brings it up to date. */
export async function openStore(config: Config, log: Log, root: string): Promise<Store> {
  const embedded = config.DATABASE_URL === undefined ? await keepEmbedded(config.DATA, log) : undefined;
  const url = embedded?.url ?? config.DATABASE_URL ?? '';
  const db = openServer(url, { connections: 20 });
  const closing: (() => unknown)[] = [() => db.close(), () => embedded?.stop()];
  const close = async (): Promise<void> => {
    for (const step of closing) await step();
  };
  try {
    await migrate(db, join(root, 'migrations'));
    const clock = await databaseClock(db, await keepShift(db, config.CLOCK_SHIFT), tellJump(log));
    closing.unshift(() => clock.stop());
    const place = embedded === undefined ? 'the server of DATABASE_URL' : config.DATA;
    return { db, clock, close, place, url, isEmbedded: embedded !== undefined };
  } catch (error) {
    await close();
    throw error;
  }
}

const tellJump =
  (log: Log) =>
  ({ ms }: ClockJump): void =>
    log.error(
      { minutes: Math.round(ms / MINUTE) },
      'The clock of the database jumped, or this machine slept: nothing is sent, and time goes on as before. ' +
        'Put the clock right, or run "perennial accept-clock" if it is',
    );

/** The embedded PostgreSQL, started again when somebody ends it under us; whoever can't work meanwhile tries again. */
async function keepEmbedded(folder: string, log: Log): Promise<Pick<Embedded, 'url' | 'stop'>> {
  let embedded = await openEmbedded(folder, log);
  const { url } = embedded;
  let stopping = false;
  let starting: Promise<void> = Promise.resolve();
  const startAgain = async (): Promise<void> => {
    log.warn({ data: folder }, 'PostgreSQL has ended; it is started again');
    for (let tries = 1; !stopping; tries++) {
      try {
        embedded = await openEmbedded(folder, log);
        break;
      } catch (error) {
        // A full disk, most often: whoever makes room need not start us again.
        log.error({ error }, 'PostgreSQL did not come back; it is tried again');
        for (let waited = 0; waited < Math.min(tries, 10) && !stopping; waited++) await sleep(1000);
      }
    }
    if (stopping) return;
    if (embedded.url !== url)
      throw internal('database-moved', 'PostgreSQL could not take its port again. Start Perennial again.');
    watch();
  };
  const watch = (): void =>
    embedded.onLost(() => {
      if (stopping) return;
      starting = startAgain().catch((error: unknown) => {
        log.error({ error }, 'PostgreSQL is not where it was; Perennial stops');
        process.exitCode = 1;
        process.kill(process.pid, 'SIGTERM');
      });
    });
  watch();
  return {
    url,
    async stop() {
      stopping = true;
      await starting;
      await embedded.stop();
    },
  };
}
