import type { Instant } from '#base';
import { type Db, type Tx, timestamp } from '#platform/db';
import { SHARDS } from './shards.ts';
import { MOVE_REQUESTED } from './version-move.ts';

const AT_ONCE = 1000;

interface OpenMove {
  readonly playbook: string;
  readonly version: string;
  readonly shards_done: number;
  readonly after_account: string;
  readonly after_enrollment: string | null;
}

/**
 * Asks those who are inside an earlier version of what went live to come along or to leave, as its author decided: an
 * event each, a thousand a transaction, with how far it is. After a crash the next start goes on from there. Gives how
 * many were asked.
 */
export async function carryMoves(db: Db, at: Instant, wake: (shards: readonly number[]) => void): Promise<number> {
  const open = await db.query<{ id: string }>(
    "select id from publication where state = 'moving' order by published_at",
  );
  let asked = 0;
  for (const { id } of open) {
    for (let more = true; more; ) {
      const chunk = await db.transaction((tx) => askChunk(tx, id, at));
      if (chunk.asked > 0) wake([chunk.shard]);
      asked += chunk.asked;
      more = chunk.more;
    }
  }
  return asked;
}

interface Chunk {
  readonly asked: number;
  readonly shard: number;
  readonly more: boolean;
}

/** Locked, so that two workers ask nobody twice; what another has done meanwhile is seen. */
async function askChunk(tx: Tx, id: string, at: Instant): Promise<Chunk> {
  const [move] = await tx.query<OpenMove>(
    `select playbook, version, shards_done, after_account, after_enrollment
       from publication where id = $1 and state = 'moving' for update`,
    [id],
  );
  const shard = move === undefined ? undefined : SHARDS[move.shards_done];
  if (move === undefined || shard === undefined) return { asked: 0, shard: 0, more: false };
  const rows = await tx.query<{ account: string; id: string }>(
    `with inside as (
       select account, id, version, journey from enrollment
        where shard = $1 and playbook = $2 and version <> $3 and status = 'running'
          and (account, id) > ($4, coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
        order by account, id limit $6
     ), asked as (
       insert into inbox (shard, lane, account, received_at, event)
       select $1, 2, account, $7, jsonb_build_object(
                'key', md5($8::text || ' ' || id)::uuid, 'name', $9::text, 'source', 'perennial',
                'properties', jsonb_build_object('publication', $8::text, 'playbook', $2::text, 'journey', journey,
                  'enrollment', id, 'from', version, 'version', $3::text,
                  'plan', coalesce((select plan -> inside.version -> inside.journey from publication where publication.id = $8::uuid), '{}')))
         from inside order by account, id
     )
     select account, id from inside order by account, id`,
    [
      shard,
      move.playbook,
      move.version,
      move.after_account,
      move.after_enrollment,
      AT_ONCE,
      timestamp(at),
      id,
      MOVE_REQUESTED,
    ],
  );
  const last = rows.length === AT_ONCE ? rows.at(-1) : undefined;
  const shardsDone = last === undefined ? move.shards_done + 1 : move.shards_done;
  const isDone = shardsDone === SHARDS.length;
  await tx.query(
    `update publication set shards_done = $2, after_account = $3, after_enrollment = $4, asked = asked + $5,
            state = $6, finished_at = $7
      where id = $1`,
    [
      id,
      shardsDone,
      last?.account ?? '',
      last?.id ?? null,
      rows.length,
      isDone ? 'done' : 'moving',
      isDone ? timestamp(at) : null,
    ],
  );
  return { asked: rows.length, shard, more: !isDone };
}

/** What a version that has just gone live does with those inside earlier ones; those that it overtook do nothing more. */
export async function beginMoves(tx: Tx, playbook: string, version: string, at: Instant): Promise<void> {
  await tx.query(
    `update publication
        set state = case when version <> $2 then 'overtaken' when inside = 'finish' then 'done' else 'moving' end,
            finished_at = case when version = $2 and inside <> 'finish' then null else $3::timestamptz end
      where playbook = $1 and (state = 'preparing' or (state = 'moving' and version <> $2))`,
    [playbook, version, timestamp(at)],
  );
}
