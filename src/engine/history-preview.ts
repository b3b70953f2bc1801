import type { Instant, Uuid } from '#base';
import type { Tx } from '#platform/db';
import { dueOf, type Enrollment } from '#pure/journey';
import type { RaisedSignal } from '#pure/signal';
import { AccountRun } from './account-run.ts';
import { type FirstMessage, firstMessage } from './first-message.ts';
import { type LoadedAccount, loadAccounts } from './load-accounts.ts';
import type { IncomingEvent } from './log-event.ts';
import { runAll } from './run-batch.ts';
import type { Runtime } from './runtime.ts';
import { waitsFor } from './waits-for.ts';

/** What would come of an event of an account, had it come in now. */
export interface Foreseen {
  readonly account: string;
  /** The account is held: nothing happens before a person releases it. */
  readonly held: boolean;
  /** As they would be then, by id. */
  readonly signals: ReadonlyMap<Uuid, RaisedSignal>;
  readonly entries: readonly ForeseenEntry[];
  /** How many tasks people would be given at once. */
  readonly tasks: number;
  /** Whom of the colleagues what would be told, by the id of what tells them. */
  readonly told: ReadonlyMap<string, readonly string[]>;
}

/** A journey that the event is for: whether it would be entered, and whom its first message would reach when. */
export interface ForeseenEntry {
  readonly playbook: string;
  readonly journey: string;
  readonly outcome: 'entered' | 'held out' | 'not ready' | 'not entered';
  /** Why it would not be entered. */
  readonly reason?: string;
  readonly enrollment?: Uuid;
  readonly first?: FirstMessage;
  /** What it would wait for, or how it would have been left, where no message is written by then. */
  readonly instead?: string;
}

/**
 * Runs accounts of one shard with an event each as a tick would at `now`, and those who enter a journey on to their
 * first message, `until` at most, as if nothing else happened. Effects are done for real: `tx` has the shard and is to
 * be rolled back.
 */
export async function foresee(
  tx: Tx,
  runtime: Runtime,
  shard: number,
  events: readonly IncomingEvent[],
  now: Instant,
  until: Instant,
): Promise<Foreseen[]> {
  const accounts = events.map(({ account }) => account);
  const held = await heldAmong(tx, shard, accounts);
  const at = await timeOf(tx, shard, now);
  const loaded = await loadAccounts(tx, runtime, shard, accounts, events, now, at);
  const runs = events.flatMap((event) => {
    const data = held.has(event.account) ? undefined : loaded.get(event.account);
    if (data === undefined) return [];
    return [{ event, data, run: new AccountRun(data, [{ event, receivedAt: now }], at, runtime) }];
  });
  await runAll(tx, shard, runtime, runs);
  const seen = runs.map(({ event, data, run }) => ({ data, run, foreseen: seenIn(runtime, run, event) }));
  const later = await goOn(tx, runtime, shard, seen, until);
  return [...later, ...[...held].map((account) => ({ ...NOTHING, account, held: true }))];
}

interface Going {
  readonly data: LoadedAccount;
  readonly run: AccountRun;
  readonly foreseen: Foreseen;
}

/** From one due time of the journeys that are entered to the next, until each has its first message or waits for people. */
async function goOn(
  tx: Tx,
  runtime: Runtime,
  shard: number,
  accounts: readonly Going[],
  until: Instant,
): Promise<Foreseen[]> {
  const ended: Foreseen[] = [];
  let going = accounts;
  while (going.length > 0) {
    const next: Going[] = [];
    for (const one of going) {
      const foreseen = withFirst(one.foreseen, one.run, runtime);
      const due = nextDue(foreseen, one.run);
      if (due === undefined || due > until) ended.push(foreseen);
      else {
        const data = goneOn(one.data, one.run);
        next.push({ data, foreseen, run: new AccountRun(data, [], due, runtime) });
      }
    }
    await runAll(tx, shard, runtime, next);
    going = next;
  }
  return ended;
}

/** When the first of the entered journeys moves by time alone that have written nothing yet. */
function nextDue({ entries }: Foreseen, { journeys }: AccountRun): Instant | undefined {
  let first: Instant | undefined;
  for (const { outcome, enrollment: id, first: message } of entries) {
    const enrollment = id === undefined || outcome !== 'entered' ? undefined : journeys.enrollments.get(id);
    const due = message !== undefined || enrollment === undefined ? undefined : dueOf(enrollment);
    if (due !== undefined && (first === undefined || due < first)) first = due;
  }
  return first;
}

const NOTHING: Omit<Foreseen, 'account' | 'held'> = { signals: new Map(), entries: [], tasks: 0, told: new Map() };

async function heldAmong(tx: Tx, shard: number, accounts: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ account: string }>(
    'select account from held_account where shard = $1 and account = any($2) and not suspect',
    [shard, accounts],
  );
  return new Set(rows.map(({ account }) => account));
}

/** A tick's time is never before the last one of its shard. */
async function timeOf(tx: Tx, shard: number, now: Instant): Promise<Instant> {
  const [row] = await tx.query<{ last_at: Instant }>('select last_at from shard where shard = $1', [shard]);
  return Math.max(now, row?.last_at ?? now);
}

/** What came of the event at once. */
function seenIn(runtime: Runtime, run: AccountRun, { account, key }: IncomingEvent): Foreseen {
  const caused = run.recorded.filter(({ root }) => root === key);
  const told = caused.flatMap(({ name, properties: { id, people } }) =>
    name === 'notification.made' && Array.isArray(people) ? [[String(id), people.map(String)] as const] : [],
  );
  return {
    account,
    held: false,
    signals: new Map(run.evaluation.signals.map((signal) => [signal.id, signal])),
    entries: entriesIn(runtime, run, key),
    tasks: caused.filter(({ name }) => name === 'task.created').length,
    told: new Map(told),
  };
}

const RANK: readonly ForeseenEntry['outcome'][] = ['entered', 'held out', 'not ready', 'not entered'];
/** The journey is for other events. */
const FOR_OTHERS = new Set(['not what enters it', 'not a signal that enters it']);

/** One a journey: what becomes of the account there, whichever of its signals it comes by. */
function entriesIn(runtime: Runtime, run: AccountRun, root: Uuid): ForeseenEntry[] {
  const best = new Map<string, ForeseenEntry>();
  const keep = (entry: ForeseenEntry): void => {
    const place = `${entry.playbook} ${entry.journey}`;
    const before = best.get(place);
    if (before === undefined || RANK.indexOf(entry.outcome) < RANK.indexOf(before.outcome)) best.set(place, entry);
  };
  for (const { name, properties, root: from } of run.recorded) {
    if (from !== root || (name !== 'journey.entered' && name !== 'journey.held_out')) continue;
    const enrollment = run.journeys.enrollments.get(String(properties.enrollment));
    if (enrollment !== undefined) keep(entryOf(run, enrollment, runtime));
  }
  for (const { root: from, reason, playbook, journey } of run.journeys.refusals)
    if (from === root && !FOR_OTHERS.has(reason)) keep({ playbook, journey, outcome: 'not entered', reason });
  return [...best.values()];
}

function entryOf(run: AccountRun, enrollment: Enrollment, runtime: Runtime): ForeseenEntry {
  const { id, playbook, journey, status, outcome } = enrollment;
  const first = firstMessage(run, enrollment, runtime);
  return {
    playbook,
    journey,
    outcome: status === 'held_out' ? 'held out' : outcome === 'not_ready' ? 'not ready' : 'entered',
    enrollment: id,
    ...(first === undefined ? {} : { first }),
  };
}

/** An account after a run, as the next tick would load it. */
const goneOn = (data: LoadedAccount, { lastAt, dueAt, rows, evaluation, journeys }: AccountRun): LoadedAccount => ({
  ...data,
  lastAt,
  dueAt,
  rows,
  scores: evaluation.scores,
  signals: evaluation.signals,
  enrollments: [...journeys.enrollments.values()],
  timers: new Map(),
});

function withFirst(foreseen: Foreseen, run: AccountRun, runtime: Runtime): Foreseen {
  const entries = foreseen.entries.map((entry): ForeseenEntry => {
    const enrollment = entry.enrollment === undefined ? undefined : run.journeys.enrollments.get(entry.enrollment);
    if (entry.outcome !== 'entered' || entry.first !== undefined || enrollment === undefined) return entry;
    const { instead: _, ...rest } = entry;
    const first = firstMessage(run, enrollment, runtime);
    return first === undefined ? { ...rest, instead: insteadOf(enrollment, runtime) } : { ...rest, first };
  });
  return { ...foreseen, entries };
}

function insteadOf({ waiting, outcome, playbook, version, journey }: Enrollment, runtime: Runtime): string {
  if (waiting === undefined) return outcome === undefined ? 'nothing to wait for' : `left as ${outcome}`;
  return `waits for ${waitsFor(waiting, runtime.find(playbook, version)?.playbook.journeys[journey])}`;
}
