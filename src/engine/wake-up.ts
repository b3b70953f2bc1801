import type { Db, Session } from '#platform/db';
import { Changes, type ChangesView, changesText, readChanges } from './changes.ts';

/** Hints that there is work: at once inside a process, within 20 ms to the others. A poll is the truth. */
export interface Wakeups {
  /** After a commit that put something into the inbox of these shards. */
  wake(shards: readonly number[]): void;
  /** Resolves at the next hint, or after `ms`. */
  next(ms: number): Promise<void>;
  /** After a commit: what changed, for whoever looks at it in any process. */
  tell(changes: ChangesView): void;
  /** The same for something of one's own that is to be heard in all processes, of at most 2,000 bytes. */
  say(text: string): void;
  /** From now on this process hears what changed anywhere; `lost`: something may have been missed. */
  listen(heard: Heard): void;
  stop(): Promise<void>;
}

export interface Heard {
  changes(changes: ChangesView): void;
  said(text: string): void;
  lost(): void;
}

const CHANNEL = 'perennial';
/** Workers have nothing to do with what changed, and are not woken by it. */
const CHANGED = 'perennial_changed';
const SAID = 'perennial_said';
/** NOTIFY takes less than 8,000. */
const LONGEST = 7900;
/** NOTIFY inside the ingest transaction cut commits from 11,000 to 2,600/s: so at most this often, on a connection of its own. */
const NOTIFY_EVERY = 20;
const CONNECT_AGAIN = 1000;
const MOST_SAID = 100;

export function startWakeups(db: Db): Wakeups {
  return new DatabaseWakeups(db);
}

class DatabaseWakeups implements Wakeups {
  #session: Session | undefined;
  #hinted = false;
  #waiting: (() => void) | undefined;
  #shards = new Set<number>();
  #changes = new Changes();
  #said: string[] = [];
  #heard: Heard | undefined;
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
    this.#notifySoon();
  }

  tell(changes: ChangesView): void {
    if (changes.topics.length === 0) return;
    this.#changes.addAll(changes);
    this.#notifySoon();
  }

  say(text: string): void {
    // While there is no connection only the last of it is kept.
    this.#said = [...this.#said, text].slice(-MOST_SAID);
    this.#notifySoon();
  }

  listen(heard: Heard): void {
    this.#heard = heard;
    if (this.#session !== undefined) this.#hear(this.#session).catch(() => undefined);
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

  #notifySoon(): void {
    if (!this.#stopped) this.#notifying ??= setTimeout(() => this.#notify(), NOTIFY_EVERY);
  }

  #notify(): void {
    this.#notifying = undefined;
    // It is told once there is a connection to tell it on.
    if (this.#session === undefined) return;
    const told: (readonly [channel: string, text: string])[] = this.#said.map((text) => [SAID, text]);
    if (this.#shards.size > 0) told.push([CHANNEL, [...this.#shards].join(',')]);
    if (!this.#changes.isEmpty) told.push([CHANGED, changesText(this.#changes.view(), LONGEST)]);
    this.#shards.clear();
    this.#changes = new Changes();
    this.#said = [];
    const [channels, texts] = [told.map(([channel]) => channel), told.map(([, text]) => text)];
    // A lost hint costs a second at most, because the others poll; who looks is told to read all again.
    this.#session
      .query('select pg_notify(channel, said) from unnest($1::text[], $2::text[]) as told (channel, said)', [
        channels,
        texts,
      ])
      .catch(() => undefined);
  }

  async #hear(session: Session): Promise<void> {
    await session.listen(CHANGED, (text) => {
      const changes = readChanges(text);
      if (changes !== undefined) this.#heard?.changes(changes);
    });
    await session.listen(SAID, (text) => this.#heard?.said(text));
  }

  async #connect(): Promise<void> {
    try {
      const session = await this.db.session();
      await session.listen(CHANNEL, () => this.#hint());
      session.onLost(() => this.#connectAgain());
      if (this.#heard !== undefined) await this.#hear(session);
      this.#session = session;
      this.#notifySoon();
    } catch {
      this.#connectAgain();
    }
  }

  #connectAgain(): void {
    this.#session = undefined;
    this.#heard?.lost();
    if (this.#stopped) return;
    this.#reconnecting = setTimeout(() => void this.#connect(), CONNECT_AGAIN);
  }
}
