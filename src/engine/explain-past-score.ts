import { DAY, dayOf, type Instant, notFound, startOfDay } from '#base';
import type { Queryable } from '#platform/db';
import { type Expression, type FactRef, longestWindow } from '#pure/expression';
import type { Band } from '#pure/playbook';
import { HEALTH } from './account-data.ts';
import { type AccountLog, readLogs } from './account-log.ts';
import type { ComputedScore } from './compute-scores.ts';
import type { EventBehind, InputBehind } from './events-behind.ts';
import type { ExplainedScore } from './explain-account.ts';
import { factReader } from './fact-reader.ts';
import { firstLiveAt, type InForce, inForceAt, readConfigurations } from './live-versions.ts';
import { loadAccounts } from './load-accounts.ts';
import { measuresEvent } from './measure.ts';
import { PastAccount } from './past-account.ts';
import { type ActivePlaybook, lastSeenName, type Runtime } from './runtime.ts';
import { shardOf } from './shards.ts';
import { rowsTold, type Todays, untold, withTodays } from './todays-values.ts';

/** A score of a past instant: as explain-account tells that of now. */
export interface PastScore {
  readonly account: string;
  readonly at: Instant;
  readonly score: ExplainedScore;
  /** `then`: what was live at that instant; `first`: nothing was yet, so the first version; `given`: as asked for. */
  readonly model: {
    readonly playbook: string;
    readonly version: string;
    readonly name: string | null;
    readonly basis: 'then' | 'first' | 'given';
  };
  /** Best first; `from` null: the rest. */
  readonly bands: readonly { readonly band: string; readonly from: number | null }[];
  /** Facts of which only today's value is known. */
  readonly only_today: readonly string[];
  /** The account has so many events that older ones were not read. */
  readonly partial: boolean;
}

/** What replaying an account takes: its log, its configurations, and what only today knows. */
export interface Past {
  readonly runtime: Runtime;
  readonly log: AccountLog;
  readonly configurations: readonly InForce[];
  readonly todays: Todays;
  readonly account: PastAccount;
}

/** Reads what is needed to look at an account at any instant up to `now`. Throws `account-not-found`. */
export async function readPast(
  db: Queryable,
  plain: Runtime,
  account: string,
  now: Instant,
  version?: { readonly playbook: string; readonly version: string },
): Promise<Past> {
  const shard = shardOf(account);
  const [log] = await readLogs(db, shard, [account], now);
  const data = (await loadAccounts(db, plain, shard, [account], [], undefined, now)).get(account);
  if (log === undefined || data === undefined || log.events.length === 0) {
    const message = `Nothing has been recorded of an account ${account}; check its id with list-accounts`;
    throw notFound('account-not-found', message, { account });
  }
  const configurations = given(plain, await readConfigurations(db, plain), version);
  const versions = configurations.flatMap(({ live }) => live);
  const todays: Todays = {
    facts: untold(plain, versions, rowsTold(plain, log), data.rows, now),
    rows: data.rows,
  };
  const runtime = withTodays(plain, () => todays);
  const past = new PastAccount(account, runtime, log.events, configurations, data.signals);
  return { runtime, log, configurations, todays, account: past };
}

/** With one version of a playbook for all time, where it is asked for. */
function given(
  runtime: Runtime,
  configurations: readonly InForce[],
  version: { readonly playbook: string; readonly version: string } | undefined,
): readonly InForce[] {
  if (version === undefined) return configurations;
  const active = runtime.find(version.playbook, version.version);
  if (active === undefined) {
    const message = `There is no ${version.playbook} ${version.version}; list-playbooks shows what there is`;
    throw notFound('playbook-not-found', message, version);
  }
  return configurations.map(({ from, live }) => {
    const others = live.filter(({ playbook }) => playbook.id !== version.playbook);
    return { from, live: [...others, active].sort((a, b) => (a.playbook.id < b.playbook.id ? -1 : 1)) };
  });
}

/** A score or the health of an account at any instant, by the version of then or a given one. Reads; changes nothing. */
export async function explainPastScore(
  db: Queryable,
  runtime: Runtime,
  asked: { readonly account: string; readonly score: string; readonly at: Instant; readonly version?: string },
  now: Instant,
): Promise<PastScore> {
  const { account, score: name, at, version } = asked;
  const playbook = name === HEALTH ? undefined : name.split('.')[0];
  const which = await versionOf(db, runtime, playbook, version, at);
  const past = await readPast(db, runtime, account, now, which);
  const { scores } = past.account.bringTo(at);
  const found = scores.find((one) => one.name === name);
  if (found === undefined) throw noScore(name, inForceAt(past.configurations, at).live);
  const { active, model, scored } = found;
  const basis = version !== undefined ? 'given' : await basisOf(db, active, at);
  return {
    account,
    at,
    score: {
      name,
      title: found.title,
      value: scored.value ?? null,
      band: scored.band ?? null,
      contributions: contributionsOf(past, found, at),
      missing: scored.missing,
    },
    model: { playbook: active.playbook.id, version: active.playbook.version, name: model ?? null, basis },
    bands: bandsOf(found).map((band) => ({ band: band.band, from: typeof band.edge === 'number' ? band.edge : null })),
    only_today: todaysBehind(past, [found]),
    partial: past.log.isPartial,
  };
}

/** A version is of the score's playbook; of the health, of the one whose model is for the account. */
async function versionOf(
  db: Queryable,
  runtime: Runtime,
  playbook: string | undefined,
  version: string | undefined,
  at: Instant,
): Promise<{ playbook: string; version: string } | undefined> {
  if (version === undefined) return undefined;
  const { live } = inForceAt(await readConfigurations(db, runtime), at);
  const id = playbook ?? live.find(({ playbook: { health } }) => Object.keys(health).length > 0)?.playbook.id;
  return id === undefined ? undefined : { playbook: id, version };
}

async function basisOf(db: Queryable, { playbook }: ActivePlaybook, at: Instant): Promise<'then' | 'first'> {
  const first = await firstLiveAt(db, playbook.id);
  return first !== undefined && first <= at ? 'then' : 'first';
}

export function noScore(name: string, live: readonly ActivePlaybook[]) {
  const names = live.flatMap(({ playbook }) => Object.keys(playbook.scores).map((id) => `${playbook.id}.${id}`));
  const message = `The account has no score ${name} at that instant; there are ${[HEALTH, ...names].join(', ')}`;
  return notFound('score-not-found', message, { score: name });
}

function bandsOf({ active, model, name }: ComputedScore): readonly Band[] {
  if (model !== undefined) return active.playbook.health[model]?.bands ?? [];
  return active.playbook.scores[name.slice(active.playbook.id.length + 1)]?.bands ?? [];
}

/** Facts among those that scores read of which only today's value is known. */
export function todaysBehind({ todays }: Past, scores: readonly ComputedScore[]): string[] {
  const named = new Set<string>();
  for (const { expressions } of scores) {
    for (const expression of [...expressions.values()].flat()) {
      for (const { id } of expression.refs) if (todays.facts.has(id)) named.add(id);
    }
  }
  return [...named].sort();
}

function contributionsOf(past: Past, { active, scored, expressions }: ComputedScore, at: Instant) {
  const read = factReader(past.runtime, active, past.account, { at });
  return scored.contributions.map(({ factor, points, of, label, source, input }) => ({
    factor,
    points,
    of,
    label: label ?? null,
    source,
    input: input ?? null,
    inputs: (expressions.get(factor) ?? []).flatMap((expression) =>
      expression.refs.map((ref): InputBehind => {
        const events = eventsBehind(past, active, ref, expression, at);
        return { fact: ref.id, value: read(ref) ?? null, events: events.slice(0, SHOWN), eventCount: events.length };
      }),
    ),
  }));
}

const SHOWN = 5;

/** The events that a metric's value at an instant is made of, newest first. */
function eventsBehind(
  { log, runtime }: Past,
  active: ActivePlaybook,
  ref: FactRef,
  expression: Expression,
  at: Instant,
): EventBehind[] {
  const name = ref.kind === 'metric' ? ref.metric : ref.kind === 'days_since' ? lastSeenName(ref.event) : undefined;
  const metric = name === undefined ? undefined : active.metrics.get(name)?.metric;
  if (metric === undefined) return [];
  const newest = ref.kind === 'metric' && ref.fn === 'last';
  const window = ref.kind === 'metric' && !newest ? longestWindow(expression) : undefined;
  const since = window === undefined ? 0 : startOfDay(dayOf(at, runtime.zone) - window + 1, runtime.zone);
  const behind = log.events.flatMap(({ at: lived, event: { key, name: what, occurredAt, source, properties } }) => {
    if (lived > at || occurredAt < since || occurredAt > at + DAY) return [];
    return measuresEvent(metric, { name: what, properties })
      ? [{ key, name: what, occurredAt, source, properties }]
      : [];
  });
  behind.sort((a, b) => b.occurredAt - a.occurredAt || (a.key < b.key ? 1 : -1));
  return newest ? behind.slice(0, 1) : behind;
}
