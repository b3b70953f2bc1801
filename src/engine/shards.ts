import { fractionOf } from '#base';

export const SHARD_COUNT = 64;

/**
 * The stored shard numbers. PostgreSQL's hashint2, by which a cluster spreads them over nodes, puts these evenly into
 * 2, 4, 8, 16 and 32 ranges of its hash space; 0…63 as they are would leave some nodes empty.
 */
export function shardOf(account: string): number {
  return Math.floor(fractionOf('shard', account) * SHARD_COUNT);
}
