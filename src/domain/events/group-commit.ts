import { setTimeout as pause } from 'node:timers/promises';
import { limit } from '#base';
import { isTransient } from '#platform/db';

/** Requests that arrive while a commit is under way share the next one: each then waits for two commits at most. */
export interface GroupCommit<Item> {
  add(item: Item): Promise<void>;
  /** Resolves when nothing has come in for some ms and nothing is under way; after `most` ms at the latest. */
  quiet(most: number): Promise<void>;
}

interface Pending<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Two, so that the database works on one while we prepare the other. */
const AT_ONCE = 2;
/** Whoever waits for an answer before sending more is back within this, in ms. */
const LULL = 5;

interface Sizes<Item> {
  readonly size: (item: Item) => number;
  /** Of one commit. */
  readonly largest: number;
  /** Of all that wait: beyond it senders are told to slow down. */
  readonly queue: number;
}

/** Commits items in groups, in their order. A group that fails is tried one by one, so that a bad item fails alone. */
export function groupCommit<Item>(
  commit: (items: readonly Item[]) => Promise<void>,
  { size, largest, queue }: Sizes<Item>,
): GroupCommit<Item> {
  let waiting: Pending<Item>[] = [];
  let waitingSize = 0;
  let running = 0;
  let added = 0;
  const isBusy = (): boolean => running > 0 || waiting.length > 0;

  function next(): void {
    while (running < AT_ONCE && waiting.length > 0) {
      let taken = 0;
      let count = 0;
      for (const { item } of waiting) {
        if (count > 0 && taken + size(item) > largest) break;
        taken += size(item);
        count++;
      }
      const group = waiting.slice(0, count);
      waiting = waiting.slice(count);
      waitingSize -= taken;
      running++;
      void run(group).finally(() => {
        running--;
        next();
      });
    }
  }

  async function run(group: readonly Pending<Item>[]): Promise<void> {
    try {
      await commit(group.map((one) => one.item));
      for (const one of group) one.done();
    } catch (error) {
      if (group.length === 1 || isTransient(error)) for (const one of group) one.failed(error);
      else for (const one of group) await run([one]);
    }
  }

  return {
    add(item) {
      if (waitingSize + size(item) > queue && waitingSize > 0) {
        return Promise.reject(
          limit('busy', 'More events come in than can be stored at the moment. Send them again in a second.'),
        );
      }
      waitingSize += size(item);
      added++;
      return new Promise((resolve, reject) => {
        waiting.push({ item, done: resolve, failed: reject });
        next();
      });
    },
    async quiet(most) {
      let before = isBusy() ? Number.NaN : added;
      for (let waited = 0; waited < most && (isBusy() || added !== before); waited += LULL) {
        before = added;
        await pause(LULL);
      }
    },
  };
}
