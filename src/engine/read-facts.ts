import { dateText, dayOf, type Instant, monthOf, type Uuid } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import type { FactRef, Value } from '#pure/expression';
import { AccountSeries, type Latest, storedMonth } from '#pure/measure';
import { factReader, type Readable } from './fact-reader.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';

/** A fact in the names of a playbook. */
export interface AskedFact {
  readonly active: ActivePlaybook;
  readonly ref: FactRef;
}

export interface ReadFacts {
  /** In the order in which they were asked for. */
  readonly values: readonly (Value | undefined)[];
  /** When one of them next changes by the passing of time alone. */
  readonly until: Instant | undefined;
}

interface Known extends Readable {
  readonly rows: Map<string, unknown>;
}

/**
 * Facts of some accounts of one shard as of `at`: attributes and what is counted, as ticks read them; scores and signals
 * are not loaded. Only what the facts need is: a statement a subject, two where something is counted.
 */
export async function readFacts(
  db: Queryable,
  runtime: Runtime,
  shard: number,
  accounts: readonly string[],
  asked: readonly AskedFact[],
  at: Instant,
): Promise<Map<string, ReadFacts>> {
  const known = new Map<string, Known>(
    accounts.map((id) => [id, { rows: new Map(), series: new AccountSeries(), scores: {}, signals: [] }]),
  );
  const subjects = new Set(asked.flatMap(({ ref }) => (ref.kind === 'attribute' ? [ref.subject] : [])));
  for (const relation of runtime.registry.relations.filter(({ subject }) => subjects.has(subject))) {
    const rows = await relation.load(db, shard, accounts);
    for (const [id, { rows: of }] of known) of.set(relation.subject, rows.get(id) ?? relation.empty(id));
  }
  const metrics = new Set(asked.flatMap(metricsBehind));
  if (metrics.size > 0) await loadMetrics(db, runtime, shard, [...metrics], at, known);
  // Ticks read only the relations that they need; here any may be asked.
  const everything: Runtime = { ...runtime, relations: runtime.registry.relations };
  const read = new Map<string, ReadFacts>();
  for (const [id, account] of known) read.set(id, readAll(everything, account, asked, at));
  return read;
}

function readAll(runtime: Runtime, account: Known, asked: readonly AskedFact[], at: Instant): ReadFacts {
  const readers = new Map<ActivePlaybook, ReturnType<typeof factReader>>();
  const values = asked.map(({ active, ref }) => {
    let reader = readers.get(active);
    if (reader === undefined) {
      reader = factReader(runtime, active, account, { at });
      readers.set(active, reader);
    }
    return reader(ref);
  });
  const due = [...readers.values()].flatMap((reader) => reader.until() ?? []);
  return { values, until: due.length === 0 ? undefined : Math.min(...due) };
}

/** The series that a fact reads. What has no name in the playbook is found by what it folds. */
function metricsBehind({ active, ref }: AskedFact): number[] {
  const ids: number[] = [];
  for (const [name, { id, metric }] of active.metrics) {
    if (ref.kind === 'metric' || ref.kind === 'members') {
      if (ref.metric === name) ids.push(id);
    } else if (ref.kind === 'days_since') {
      if (ref.event === metric.event) ids.push(id);
    } else if (ref.kind === 'active' && metric.aggregate === 'distinct') ids.push(id);
  }
  return ids;
}

interface MonthRow {
  readonly account: string;
  readonly metric: number;
  readonly member: string;
  readonly month: number;
  readonly days: string;
  readonly counts: string;
  readonly mask: number;
}

interface LatestRow {
  readonly account: string;
  readonly metric: number;
  readonly member: string;
  readonly first_at: Instant;
  readonly last_at: Instant;
  readonly last_key: Uuid;
  readonly value: Latest['value'];
}

async function loadMetrics(
  db: Queryable,
  { zone, longestWindow }: Runtime,
  shard: number,
  metrics: readonly number[],
  at: Instant,
  known: ReadonlyMap<string, Known>,
): Promise<void> {
  const since = monthOf(dayOf(at, zone) - longestWindow).month;
  const accounts = [...known.keys()];
  const months = await db.query<MonthRow>(
    `select account, metric, member, month - date '1970-01-01' as month,
            coalesce(days, '') as days, coalesce(counts, '') as counts, coalesce(mask, 0) as mask
       from series where shard = $1 and account = any($2) and metric = any($3::int[]) and month >= $4::date`,
    [shard, accounts, metrics, dateText(since)],
  );
  for (const { account, metric, member, month, days, counts, mask } of months)
    known.get(account)?.series.add(storedMonth(metric, member, month, days, counts, mask));
  const newest = await db.query<LatestRow>(
    `select account, metric, member, first_at, last_at, last_key, value
       from latest where shard = $1 and account = any($2) and metric = any($3::int[])`,
    [shard, accounts, metrics],
  );
  for (const { account, first_at, last_at, last_key, ...latest } of newest)
    known
      .get(account)
      ?.series.addLatest({ ...latest, firstAt: first_at, lastAt: last_at, lastKey: last_key, changed: false });
}

/** Which shards have changed, and which of their accounts: what was read up to `revision` is still as it was. */
export interface ShardRevision {
  readonly shard: number;
  readonly revision: number;
}

/** How far each shard's ticks have come, and of which database: an index of one is not another's. */
export async function listShardRevisions(
  db: Queryable,
): Promise<{ readonly database: string; readonly shards: readonly ShardRevision[] }> {
  const rows = await db.query<ShardRevision & { database: string }>(
    'select shard, revision, current_database() as database from shard order by shard',
  );
  return { database: rows[0]?.database ?? '', shards: rows };
}

/** The accounts that ticks have written since a revision of each of some shards. */
export async function listWrittenSince(
  db: Queryable,
  since: readonly ShardRevision[],
): Promise<{ readonly shard: number; readonly account: string }[]> {
  return db.query(
    `select state.shard, state.account
       from unnest($1::smallint[], $2::bigint[]) as since (shard, revision)
       join account_state as state on state.shard = since.shard and state.revision > since.revision`,
    [since.map(({ shard }) => shard), since.map(({ revision }) => revision)],
  );
}

/** Health at the end of each of some spans of time, oldest first; null: not known then. */
export async function listHealthAt(
  db: Queryable,
  accounts: readonly { readonly shard: number; readonly account: string }[],
  ends: readonly Instant[],
): Promise<Map<string, (number | null)[]>> {
  const rows = await db.query<{ account: string; values: (number | null)[] }>(
    `select a.account, array_agg(s.value order by e.at) as values
       from unnest($1::smallint[], $2::text[]) as a (shard, account)
      cross join unnest($3::timestamptz[]) as e (at)
       left join lateral (
             select value from score
              where score.shard = a.shard and score.account = a.account and score.name = 'health' and score.at < e.at
              order by score.at desc, score.cause desc limit 1) as s on true
      group by a.account`,
    [accounts.map(({ shard }) => shard), accounts.map(({ account }) => account), ends.map(timestamp)],
  );
  return new Map(rows.map(({ account, values }) => [account, values]));
}
