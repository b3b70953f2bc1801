import { setImmediate } from 'node:timers/promises';
import type { AskedBackTest, BackTestResult } from '#domain/back-tests';
import { type AccountLog, MOST_EVENTS, type Runtime, readLogs, SHARDS } from '#engine';
import type { Queryable } from '#platform/db';
import { compareLives } from './compare-lives.ts';
import { lifeOf } from './life.ts';
import { outcomesBy } from './outcome.ts';
import { livedIn, noteTodays, replayAccount, type Sides, type Span, sidesOf } from './replay-account.ts';
import { listAccountsOf } from './replayed-account-list.ts';
import { Findings } from './sum-up.ts';

export interface BackTestPorts {
  readonly db: Queryable;
  /** What is live, and the same with the draft in its place. */
  readonly live: Runtime;
  readonly draft: Runtime;
  /** Only these of the shards: `{ index: 0, of: 2 }` is every second one. */
  readonly part?: { readonly index: number; readonly of: number };
  /** Told how much is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** So many accounts are read with one statement: the next are read while these are replayed. */
const ACCOUNTS_AT_ONCE = 20;

/** Replays accounts shard by shard under what is live and under the draft, and tells where the two differ. Only reads. */
export async function backTestPart(ports: BackTestPorts, asked: AskedBackTest): Promise<BackTestResult> {
  const { db, live, draft, part = { index: 0, of: 1 }, progress } = ports;
  const sides = sidesOf(live, draft);
  const findings = new Findings();
  const shards = SHARDS.filter((_, index) => index % part.of === part.index);
  const perShard = asked.accounts === null ? null : Math.max(1, Math.ceil(asked.accounts / SHARDS.length));
  const chunks: { shard: number; accounts: readonly string[] }[] = [];
  for (const shard of shards) {
    const accounts = await listAccountsOf(db, shard, perShard);
    for (let at = 0; at < accounts.length; at += ACCOUNTS_AT_ONCE)
      chunks.push({ shard, accounts: accounts.slice(at, at + ACCOUNTS_AT_ONCE) });
  }
  const read = (index: number) => {
    const chunk = chunks[index];
    const reading = chunk === undefined ? undefined : readChunk(db, sides, chunk, asked.to);
    // Whoever awaits it is told; until then nobody listens.
    reading?.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  for (let index = 0; index < chunks.length; index++) {
    const chunk = await next;
    next = read(index + 1);
    // So that the statement leaves before this process is busy.
    await setImmediate();
    for (const { log, stored } of chunk ?? []) replayOne(findings, sides, log, stored, asked);
    progress?.((index + 1) / chunks.length);
  }
  return { summary: findings.summary, changes: findings.changes };
}

type Stored = ReadonlyMap<string, unknown>;

async function readChunk(
  db: Queryable,
  { live }: Sides,
  { shard, accounts }: { shard: number; accounts: readonly string[] },
  to: number,
): Promise<{ log: AccountLog; stored: Stored }[]> {
  const logs = await readLogs(db, shard, accounts, to, MOST_EVENTS);
  const rows = new Map<string, Map<string, unknown>>(accounts.map((account) => [account, new Map()]));
  for (const relation of live.relations) {
    const loaded = await relation.load(db, shard, accounts);
    for (const [account, its] of rows) its.set(relation.subject, loaded.get(account) ?? relation.empty(account));
  }
  return logs.map((log) => ({ log, stored: rows.get(log.account) ?? new Map() }));
}

function replayOne(findings: Findings, sides: Sides, log: AccountLog, stored: Stored, span: Span): void {
  const { summary } = findings;
  const { account } = log;
  summary.accounts += 1;
  if (log.isPartial) summary.partial += 1;
  try {
    for (const fact of noteTodays(sides, log, stored, span.to).facts)
      summary.onlyToday[fact] = (summary.onlyToday[fact] ?? 0) + 1;
    const lived = livedIn(log, span);
    summary.events += lived.events.length;
    const relived = replayAccount(sides, account, lived, span);
    const [live, draft] = [lifeOf(relived.live), lifeOf(relived.draft)];
    findings.lives(live, draft);
    const all = [...lived.warm, ...lived.events];
    const outcomeOf = outcomesBy(sides.live, all, account, span.outcomeDays, span.to);
    findings.take(compareLives(live, draft, { account, end: span.to, outcomeOf }));
  } catch (error) {
    // One account that can't be replayed must not hide the others; it is told how many, and why the first.
    summary.failed += 1;
    summary.firstFailure ??= `${account}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
