import { join } from 'node:path';
import type { Clock } from '#base';
import { databaseClock, keepShift } from '#platform/clock';
import type { Config } from '#platform/config';
import { type Db, migrate, openEmbedded, openServer } from '#platform/db';
import type { Log } from '#platform/log';

export interface Store {
  readonly db: Db;
  readonly clock: Clock;
  /** Where the data is, for people. */
  readonly place: string;
  close(): Promise<void>;
}

/** Opens the database that the settings name, the embedded one by default, and brings it up to date. */
export async function openStore(config: Config, log: Log, root: string): Promise<Store> {
  const embedded = config.DATABASE_URL === undefined ? await openEmbedded(config.DATA, log) : undefined;
  const db = openServer(embedded?.url ?? config.DATABASE_URL ?? '', { connections: 20 });
  const closing: (() => unknown)[] = [() => db.close(), () => embedded?.stop()];
  const close = async (): Promise<void> => {
    for (const step of closing) await step();
  };
  try {
    await migrate(db, join(root, 'migrations'));
    const clock = await databaseClock(db, await keepShift(db, config.CLOCK_SHIFT));
    closing.unshift(() => clock.stop());
    return { db, clock, close, place: embedded === undefined ? 'the server of DATABASE_URL' : config.DATA };
  } catch (error) {
    await close();
    throw error;
  }
}
