import { SHARDS, shardOf } from '#engine';

/** So many shards hold all simulated accounts: a tick has a fixed cost, and two are worked on at once. */
const SHARDS_USED = 2;

/** Names accounts, all of which fall into a few shards. */
export function accountNames(): (number: number) => string {
  const used = new Set(SHARDS.slice(0, SHARDS_USED));
  const names: string[] = [];
  let tried = 0;
  return (number) => {
    for (; names.length <= number; tried++) {
      const name = `customer-${tried}`;
      if (used.has(shardOf(name))) names.push(name);
    }
    return names[number] ?? '';
  };
}
