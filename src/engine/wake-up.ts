import type { Db, Session } from '#platform/db';

/** Hints that there is work: at once inside a process, within 20 ms to the others. A poll is the truth. */
export interface Wakeups {
  /** After a commit that put something into the inbox of these shards. */
  wake(shards: readonly number[]): void;
  /** Resolves at the next hint, or after `ms`. */
  next(ms: number): Promise<void>;
  stop(): Promise<void>;
}

const CHANNEL = 'perennial';
/** NOTIFY inside the ingest transaction cut commits from 11,000 to 2,600/s: so at most this often, on a connection of its own. */
const NOTIFY_EVERY = 20;
const CONNECT_AGAIN = 1000;

export function startWakeups(db: Db): Wakeups {
  return new DatabaseWakeups(db);
}

class DatabaseWakeups implements Wakeups {
  #session: Session | undefined;
  #hinted = false;
  #waiting: (() => void) | undefined;
  #shards = new Set<number>();
  #notifying: NodeJS.Timeout | undefined;
  #reconnecting: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #connected: Promise<void>;

  constructor(readonly db: Db) {
    this.#connected = this.#connect();
  }

  wake(shards: readonly number[]): void {
    if (shards.length === 0) return;
    this.#hint();
    for (const shard of shards) this.#shards.add(shard);
    this.#notifying ??= setTimeout(() => this.#notify(), NOTIFY_EVERY);
  }

  async next(ms: number): Promise<void> {
    if (this.#hinted || this.#stopped) {
      this.#hinted = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#waiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#waiting = undefined;
    this.#hinted = false;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#notifying);
    clearTimeout(this.#reconnecting);
    this.#hint();
    await this.#connected;
    await this.#session?.release();
  }

  #hint(): void {
    this.#hinted = true;
    this.#waiting?.();
  }

  #notify(): void {
    this.#notifying = undefined;
    const shards = [...this.#shards].join(',');
    this.#shards.clear();
    // A lost hint costs a second at most: the others poll.
    this.#session?.query('select pg_notify($1, $2)', [CHANNEL, shards]).catch(() => undefined);
  }

  async #connect(): Promise<void> {
    try {
      const session = await this.db.session();
      await session.listen(CHANNEL, () => this.#hint());
      session.onLost(() => this.#connectAgain());
      this.#session = session;
    } catch {
      this.#connectAgain();
    }
  }

  #connectAgain(): void {
    this.#session = undefined;
    if (this.#stopped) return;
    this.#reconnecting = setTimeout(() => void this.#connect(), CONNECT_AGAIN);
  }
}
