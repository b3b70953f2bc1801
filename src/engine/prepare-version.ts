import { dayOf, type Instant, type JsonObject } from '#base';
import { type Db, type Tx, timestamp } from '#platform/db';
import { AccountSeries, foldEvent, type StoredMetric } from '#pure/measure';
import { beginMoves } from './carry-moves.ts';
import { noteLive } from './live-versions.ts';
import { measuresEvent } from './measure.ts';
import type { Runtime } from './runtime.ts';
import { writeSeries } from './save-series.ts';
import { SHARDS } from './shards.ts';

export interface PreparePorts {
  readonly db: Db;
  readonly runtime: (tx: Tx) => Promise<Runtime>;
  /** Shares of the work done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

const ACCOUNTS_AT_ONCE = 200;

/**
 * Takes versions that are being prepared live: their new series are filled from the log shard by shard, while ticks of
 * the other shards go on, then every account is looked at anew. Gives the versions that went live.
 */
export async function prepareVersions({ db, runtime, progress }: PreparePorts, at: Instant): Promise<string[]> {
  const preparing = await db.query<{ playbook: string; version: string }>(
    // A version that can't be prepared must not be in the way of the one that puts it right.
    `select distinct on (playbook) playbook, version from playbook_version
      where status = 'preparing' order by playbook, published_at desc, version desc`,
  );
  const live: string[] = [];
  let failed: { readonly error: unknown } | undefined;
  for (const { playbook, version } of preparing) {
    try {
      for (const [index, shard] of SHARDS.entries()) {
        await db.transaction(async (tx) => {
          await tx.query('select 1 from shard where shard = $1 for update', [shard]);
          await fillShard(tx, await runtime(tx), shard, playbook, version);
        });
        // For whoever looks how far it is. Going live locks the version before the shards: so never inside a shard's.
        await db.query('update playbook_version set prepared = $3 where playbook = $1 and version = $2', [
          playbook,
          version,
          index + 1,
        ]);
        progress?.((index + 1) / SHARDS.length);
      }
      if (await db.transaction((tx) => goLive(tx, playbook, version, at))) live.push(`${playbook} ${version}`);
    } catch (error) {
      failed ??= { error };
    }
  }
  if (failed !== undefined && live.length === 0) throw failed.error;
  return live;
}

/** New series are computed from the whole log of the shard, those that a tick has begun already included. */
async function fillShard(tx: Tx, runtime: Runtime, shard: number, playbook: string, version: string): Promise<void> {
  const active = runtime.find(playbook, version);
  if (active === undefined) return;
  const older = new Set(runtime.live.flatMap(({ metrics }) => [...metrics.values()].map(({ id }) => id)));
  const fresh = [...active.metrics.values()].filter(({ id }) => !older.has(id));
  if (fresh.length === 0) return;
  const ids = fresh.map(({ id }) => id);
  await tx.query('delete from series where shard = $1 and metric = any($2)', [shard, ids]);
  await tx.query('delete from latest where shard = $1 and metric = any($2)', [shard, ids]);
  let after = '';
  for (;;) {
    const accounts = await tx.query<{ account: string }>(
      'select account from account_state where shard = $1 and account > $2 order by account limit $3',
      [shard, after, ACCOUNTS_AT_ONCE],
    );
    const last = accounts.at(-1);
    if (last === undefined) return;
    after = last.account;
    await fillAccounts(
      tx,
      runtime,
      shard,
      accounts.map(({ account }) => account),
      fresh,
    );
  }
}

interface EventRow {
  readonly account: string;
  readonly key: string;
  readonly name: string;
  readonly occurred_at: Instant;
  readonly contact: string | null;
  readonly properties: JsonObject;
}

async function fillAccounts(
  tx: Tx,
  runtime: Runtime,
  shard: number,
  accounts: string[],
  fresh: readonly StoredMetric[],
): Promise<void> {
  const names = fresh.map(({ metric }) => metric.event);
  const events = await tx.query<EventRow>(
    `select account, key, name, occurred_at, contact, properties from event
      where shard = $1 and account = any($2) and (name = any($3) or '*' = any($3))
      order by account, occurred_at, key`,
    [shard, accounts, names],
  );
  const filled = new Map<string, AccountSeries>();
  for (const event of events) {
    const series = filled.get(event.account) ?? new AccountSeries();
    filled.set(event.account, series);
    const contact = event.contact ?? undefined;
    const measured = { ...event, occurredAt: event.occurred_at, day: dayOf(event.occurred_at, runtime.zone), contact };
    for (const stored of fresh) if (measuresEvent(stored.metric, measured)) foldEvent(series, stored, measured);
  }
  await writeSeries(
    tx,
    shard,
    [...filled].map(([account, series]) => ({ account, series })),
  );
}

/**
 * The version before it retires (who is inside finishes on it), and every account is looked at with the new one. False
 * when another process has taken it live meanwhile: a newer one may be live by now.
 */
async function goLive(tx: Tx, playbook: string, version: string, at: Instant): Promise<boolean> {
  const [preparing] = await tx.query<{ published_at: Instant }>(
    "select published_at from playbook_version where playbook = $1 and version = $2 and status = 'preparing' for update",
    [playbook, version],
  );
  if (preparing === undefined) return false;
  // Those published before it that never went live are overtaken.
  await tx.query(
    `update playbook_version set status = 'retired'
      where playbook = $1 and version <> $2 and (status = 'live' or (status = 'preparing' and published_at <= $3))`,
    [playbook, version, timestamp(preparing.published_at)],
  );
  await tx.query("update playbook_version set status = 'live' where playbook = $1 and version = $2", [
    playbook,
    version,
  ]);
  await noteLive(tx, playbook, version, at);
  await beginMoves(tx, playbook, version, at);
  for (const shard of SHARDS) {
    await tx.query('select 1 from shard where shard = $1 for update', [shard]);
    await tx.query(
      `insert into inbox (shard, lane, account, received_at, event)
       select shard, 2, account, $2, jsonb_build_object(
                'key', md5(account || ' ' || $3)::uuid, 'name', 'playbook.live', 'source', 'perennial', 'history', true,
                'properties', jsonb_build_object('playbook', $4::text, 'version', $5::text))
         from account_state where shard = $1`,
      [shard, timestamp(at), `${playbook} ${version} ${timestamp(at)}`, playbook, version],
    );
  }
  return true;
}
