import { SHARDS } from '../../src/engine/index.ts';

/** The shard of an account as `shardOf` gives it, in SQL: rows by the million are made where they belong. */
export const shardSql = (account: string): string =>
  `(array[${SHARDS.join()}]::smallint[])[(get_byte(sha256('\\x736861726400'::bytea || convert_to(${account}, 'UTF8')), 0) >> 2) + 1]`;
