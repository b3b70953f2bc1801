import { dayOf, type Instant, monthOf } from '#base';
import { factReader, type Readable, type Runtime } from '#engine';
import type { Queryable } from '#platform/db';
import type { FactReader, FactRef } from '#pure/expression';
import { AccountSeries, storedMonth } from '#pure/measure';
import type { RaisedSignal } from '#pure/signal';
import {
  type ListedOwner,
  listLatest,
  listMonths,
  listOwners,
  listStandingScores,
  listUnclosedSignals,
} from './account-fact-list.ts';

type ActivePlaybook = Runtime['live'][number];

/** What is known of an account, filled as far as some facts need it. */
interface Known extends Readable {
  readonly rows: Map<string, unknown>;
  readonly signals: RaisedSignal[];
  scores: Readable['scores'];
}

/** Reads facts of every account as of now, in the names of a playbook. Only what `refs` ask for is loaded. */
export async function readAccounts(
  db: Queryable,
  runtime: Runtime,
  active: ActivePlaybook,
  refs: readonly FactRef[],
  at: Instant,
): Promise<Map<string, FactReader>> {
  const owners = await listOwners(db);
  const accounts = new Map<string, Known>(
    owners.map(({ id }) => [id, { rows: new Map(), series: new AccountSeries(), scores: {}, signals: [] }]),
  );
  const asks = (...kinds: FactRef['kind'][]): boolean => refs.some(({ kind }) => kinds.includes(kind));
  if (asks('attribute')) await loadRows(db, runtime, refs, owners, accounts);
  if (asks('score', 'health')) {
    for (const { account, scores } of await listStandingScores(db)) {
      const known = accounts.get(account);
      if (known !== undefined) known.scores = scores;
    }
  }
  if (asks('open_signal')) {
    for (const { account, ...signal } of await listUnclosedSignals(db))
      accounts.get(account)?.signals.push({ ...signal, evidence: { facts: {} } });
  }
  const metrics = metricsBehind(active, refs);
  if (metrics.length > 0) await loadSeries(db, runtime, metrics, at, accounts);
  // Ticks read only the relations that they need; a KPI may ask any.
  const everything: Runtime = { ...runtime, relations: runtime.registry.relations };
  return new Map([...accounts].map(([id, known]) => [id, factReader(everything, active, known, { at })]));
}

async function loadRows(
  db: Queryable,
  { registry }: Runtime,
  refs: readonly FactRef[],
  owners: readonly ListedOwner[],
  accounts: ReadonlyMap<string, Known>,
): Promise<void> {
  const subjects = new Set(refs.flatMap((ref) => (ref.kind === 'attribute' ? [ref.subject] : [])));
  const byShard = new Map<number, string[]>();
  for (const { shard, id } of owners) {
    const ids = byShard.get(shard);
    if (ids === undefined) byShard.set(shard, [id]);
    else ids.push(id);
  }
  for (const relation of registry.relations.filter(({ subject }) => subjects.has(subject))) {
    for (const [shard, ids] of byShard) {
      const rows = await relation.load(db, shard, ids);
      for (const id of ids) accounts.get(id)?.rows.set(relation.subject, rows.get(id) ?? relation.empty(id));
    }
  }
}

/** The series that some facts read. What has no name in the playbook is found by what it folds. */
function metricsBehind({ metrics }: ActivePlaybook, refs: readonly FactRef[]): number[] {
  const ids = new Set<number>();
  for (const ref of refs) {
    for (const [name, { id, metric }] of metrics) {
      const isRead =
        ref.kind === 'metric' || ref.kind === 'members'
          ? ref.metric === name
          : ref.kind === 'days_since'
            ? ref.event === metric.event
            : ref.kind === 'active' && metric.aggregate === 'distinct';
      if (isRead) ids.add(id);
    }
  }
  return [...ids];
}

async function loadSeries(
  db: Queryable,
  { zone, longestWindow }: Runtime,
  metrics: readonly number[],
  at: Instant,
  accounts: ReadonlyMap<string, Known>,
): Promise<void> {
  const since = monthOf(dayOf(at, zone) - longestWindow).month;
  for (const { account, metric, member, month, days, counts, mask } of await listMonths(db, metrics, since))
    accounts.get(account)?.series.add(storedMonth(metric, member, month, days, counts, mask));
  for (const { account, ...latest } of await listLatest(db, metrics))
    accounts.get(account)?.series.addLatest({ ...latest, changed: false });
}
