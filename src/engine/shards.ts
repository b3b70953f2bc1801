import { fractionOf } from '#base';

/**
 * The stored shard numbers. PostgreSQL's hashint2, by which a cluster spreads them over nodes, puts these evenly into
 * 2, 4, 8, 16, 32 and 64 ranges of its hash space; 0…63 as they are would leave some nodes empty.
 * Found by taking, for each 64th of the hash space, the smallest number that falls into it.
 */
// biome-ignore format: a table
export const SHARDS: readonly number[] = [
    0,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11,  12,  13,  16,  17,
   18,  19,  21,  22,  24,  27,  28,  31,  36,  37,  39,  41,  43,  44,  45,  46,
   48,  50,  52,  58,  59,  60,  62,  66,  70,  79,  80,  82,  83,  85,  88,  89,
   92,  95,  96,  99, 101, 109, 112, 113, 136, 149, 166, 168, 170, 172, 179, 351,
];

export const SHARD_COUNT = SHARDS.length;

/** The shard (a number of `SHARDS`) in which an account's rows are, always the same. */
export function shardOf(account: string): number {
  return SHARDS[Math.floor(fractionOf('shard', account) * SHARD_COUNT)] ?? 0;
}
