import type { Instant } from '#base';
import type { AskedBackTest, BackTestChange, ExplainBackTest } from '#domain/back-tests';
import {
  condition,
  factReader,
  type LogEvent,
  loadAccounts,
  type Runtime,
  readLogs,
  ruleWords,
  shardOf,
} from '#engine';
import type { Queryable } from '#platform/db';
import { compareLives } from './compare-lives.ts';
import { lifeOf } from './life.ts';
import { outcomesBy } from './outcome.ts';
import { RelivedAccount } from './relived-account.ts';
import { type Lived, livedIn, noteTodays, replayAccount, type Sides, sidesOf } from './replay-account.ts';

type Explained = NonNullable<Awaited<ReturnType<ExplainBackTest>>>;
type Side = Explained['changes'][number]['live'];

/** Replays one account of a back-test again, and looks at it at each moment at which its two lives part. */
export async function explainBackTest(
  db: Queryable,
  runtimes: { readonly running: Runtime; readonly live: Runtime; readonly draft: Runtime },
  asked: AskedBackTest,
  account: string,
): Promise<Explained | undefined> {
  const shard = shardOf(account);
  const [log] = await readLogs(db, shard, [account], asked.to);
  const stored = (await loadAccounts(db, runtimes.running, shard, [account], [], undefined, asked.to)).get(account);
  if (log === undefined || log.events.length === 0 || stored === undefined) return undefined;
  const sides = sidesOf(runtimes.live, runtimes.draft);
  const { facts } = noteTodays(sides, log, stored.rows, asked.to);
  const lived = livedIn(log, asked);
  const whole = replayAccount(sides, account, lived, asked);
  const all = [...lived.warm, ...lived.events];
  const outcomeOf = outcomesBy(sides.live, all, account, asked.outcomeDays, asked.to);
  const changes = compareLives(lifeOf(whole.live), lifeOf(whole.draft), { account, end: asked.to, outcomeOf });
  return {
    account,
    changes: inTurn(sides, account, lived, asked, changes),
    only_today: [...facts].sort(),
    partial: log.isPartial,
  };
}

function inTurn(
  sides: Sides,
  account: string,
  lived: Lived,
  { from }: Pick<AskedBackTest, 'from'>,
  changes: readonly BackTestChange[],
): Explained['changes'] {
  const live = new RelivedAccount(account, sides.live, lived.warm, from);
  const draft = new RelivedAccount(account, sides.draft, lived.warm, from);
  let next = 0;
  return changes
    .toSorted((a, b) => a.at - b.at)
    .map((change) => {
      const begin = next;
      while ((lived.events[next]?.at ?? Number.POSITIVE_INFINITY) <= change.at) next += 1;
      const events = lived.events.slice(begin, next);
      for (const one of [live, draft]) one.live(events, change.at);
      const event = lived.events.slice(0, next).findLast(({ at }) => at === change.at)?.event;
      return { change, live: sideOf(live, change, event), draft: sideOf(draft, change, event) };
    });
}

/** What would make a condition hold is told to nobody here: it is the other configuration. */
const SPOKEN = { words: ruleWords('en') };
const UNKNOWN: Side['standing'] = { is: 'unknown', at: null, until: null, text: null };
const NOTHING: Side = { standing: UNKNOWN, value: null, band: null, contributions: [], conditions: [] };

/** How one life stood at the moment of a difference, and what its rule read then. */
function sideOf(relived: RelivedAccount, change: BackTestChange, event: LogEvent | undefined): Side {
  if (change.kind === 'band') return scoreSide(relived, change.score);
  const { runtime, data } = relived;
  const active = runtime.live.find(({ playbook }) => playbook.id === change.playbook);
  if (active === undefined) return NOTHING;
  const { at } = change;
  if (change.kind === 'signal') {
    const rule = active.playbook.signals[change.signal];
    if (rule === undefined) return NOTHING;
    const newest = data.signals
      .filter(({ kind, playbook }) => kind === change.signal && playbook === change.playbook)
      .toSorted((a, b) => b.raisedAt - a.raisedAt)[0];
    const cause = event !== undefined && rule.on?.includes(event.name) === true ? event : undefined;
    const read = factReader(runtime, active, data, { at, ...(cause === undefined ? {} : { event: cause }) });
    return {
      ...NOTHING,
      standing:
        newest === undefined
          ? { ...UNKNOWN, is: 'absent' }
          : { ...UNKNOWN, is: 'raised', at: newest.raisedAt, text: newest.status },
      conditions: [...condition(SPOKEN, 'when', rule.when, read), ...condition(SPOKEN, 'needs', rule.needs, read)],
    };
  }
  const journey = change.journey === null ? undefined : active.playbook.journeys[change.journey];
  const standing = standingIn(relived, change.playbook, change.journey, at);
  if (journey === undefined || change.kind === 'message') return { ...NOTHING, standing };
  const cause = [...relived.told, ...(event === undefined ? [] : [event])].findLast(
    (one) => one.receivedAt === at && journey.enter.on.includes(one.name),
  );
  const read = factReader(runtime, active, data, { at, ...(cause === undefined ? {} : { event: cause }) });
  return {
    ...NOTHING,
    standing,
    conditions: [
      ...condition(SPOKEN, 'if', journey.enter.if, read),
      ...condition(SPOKEN, 'when', journey.enter.when, read),
    ],
  };
}

function scoreSide({ data }: RelivedAccount, name: string): Side {
  const score = data.scores[name];
  if (score === undefined) return NOTHING;
  const { value, band, contributions } = score;
  return {
    ...NOTHING,
    standing: { ...UNKNOWN, is: 'scored' },
    value: value ?? null,
    band: band ?? null,
    contributions: contributions.map(({ factor, points, of, source, input }) => ({
      factor,
      points,
      of,
      source,
      input: input ?? null,
    })),
  };
}

function standingIn(
  { runtime, data }: RelivedAccount,
  playbook: string,
  journey: string | null,
  at: Instant,
): Side['standing'] {
  const active = runtime.live.find((one) => one.playbook.id === playbook);
  if (journey === null || active?.playbook.journeys[journey] === undefined) return UNKNOWN;
  const newest = data.enrollments
    .filter((one) => one.playbook === playbook && one.journey === journey && one.enteredAt <= at)
    .toSorted((a, b) => b.enteredAt - a.enteredAt)[0];
  if (newest === undefined) return { ...UNKNOWN, is: 'absent' };
  const { enteredAt, status, stage, exitedAt, outcome } = newest;
  if (status === 'held_out') return { ...UNKNOWN, is: 'held_out', at: enteredAt };
  if (status === 'running') return { ...UNKNOWN, is: 'running', at: enteredAt, text: stage ?? null };
  return { is: 'left', at: enteredAt, until: exitedAt ?? enteredAt, text: outcome ?? null };
}
