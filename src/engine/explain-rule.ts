import { dayNumber, type Instant, startOfDay, type Zone } from '#base';
import { type Queryable, timestamp } from '#platform/db';
import { addDuration } from '#pure/calendar';
import { decideEntry, type Enrollment } from '#pure/journey';
import type { Journey, Signal } from '#pure/playbook';
import { isOpen } from '#pure/signal';
import { explainStep } from './explain-step.ts';
import { condition, type ExplainedRule, type RuleAt, readerOf, type SeenEvent } from './explained-condition.ts';
import { type LoadedAccount, loadAccounts } from './load-accounts.ts';
import { minuteIn, type RuleLocale, ruleWords } from './rule-words.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';
import { shardOf } from './shards.ts';

/** Explains every signal, journey and step of this name in the playbooks that are live or that the account is in. */
export async function explainRule(
  tx: Queryable,
  runtime: Runtime,
  account: string,
  name: string,
  now: Instant,
  /** Who reads it: times are by the clock of the zone, UTC unless said. */
  { locale = 'en', zone = 'UTC' }: { readonly locale?: RuleLocale | undefined; readonly zone?: Zone | undefined } = {},
): Promise<{ readonly known: boolean; readonly rules: readonly ExplainedRule[]; readonly names: readonly string[] }> {
  const shard = shardOf(account);
  const data = (await loadAccounts(tx, runtime, shard, [account], [], undefined, now)).get(account);
  if (data === undefined || data.lastAt === Number.NEGATIVE_INFINITY) return { known: false, rules: [], names: [] };
  const rules: ExplainedRule[] = [];
  const names = new Set<string>();
  for (const active of playbooksOf(runtime, data)) {
    const minute = (when: Instant): string => minuteIn(when, zone);
    const at: RuleAt = { tx, runtime, shard, data, active, now, locale, words: ruleWords(locale), minute };
    const { signals, journeys } = active.playbook;
    for (const id of [...Object.keys(signals), ...Object.keys(journeys)]) names.add(id);
    const signal = signals[name];
    if (signal !== undefined) rules.push(await explainSignal(at, signal));
    for (const journey of Object.values(journeys)) {
      for (const id of Object.keys(journey.steps)) names.add(id);
      if (journey.id === name) rules.push(await explainEntry(at, journey));
      if (journey.steps[name] !== undefined) rules.push(await explainStep(at, journey, name));
    }
  }
  return { known: true, rules, names: [...names] };
}

function playbooksOf(runtime: Runtime, { enrollments }: LoadedAccount): ActivePlaybook[] {
  const inside = enrollments.flatMap(({ playbook, version }) => runtime.find(playbook, version) ?? []);
  const live = runtime.live.map(({ playbook }) => playbook.id);
  // A version that is not live any more explains only what the account is in by it.
  return [...runtime.live, ...inside.filter(({ playbook }) => !live.includes(playbook.id))];
}

async function explainSignal(at: RuleAt, rule: Signal): Promise<ExplainedRule> {
  const { data, active, now, words, minute } = at;
  const newest = data.signals
    .filter(({ kind, playbook }) => kind === rule.id && playbook === active.playbook.id)
    .toSorted((a, b) => b.raisedAt - a.raisedAt)[0];
  const event = rule.on === undefined ? undefined : await newestEvent(at, rule.on);
  const read = readerOf(at, event);
  const reasons: string[] = [];
  if (newest === undefined) reasons.push(words.neverRaised);
  else reasons.push(words.raised(minute(newest.raisedAt), newest.status, newest.reason));
  if (newest?.watched === true) reasons.push(words.watched);
  if (rule.byHand) reasons.push(words.byHand);
  if (rule.on !== undefined) reasons.push(eventReason(at, rule.on, event));
  if (newest !== undefined && rule.quiet !== undefined) {
    const until = addDuration(newest.raisedAt, rule.quiet, 1, at.runtime.zone, at.runtime.calendar);
    if (until > now) reasons.push(words.quietUntil(minute(until)));
  }
  const level = newest !== undefined && isOpen(newest) ? newest.level : undefined;
  const next = rule.levels.find((one) => level !== undefined && one > level);
  if (next !== undefined) reasons.push(words.nextLevel(next));
  return {
    playbook: active.playbook.id,
    kind: 'signal',
    name: rule.id,
    title: rule.title,
    firedAt: newest?.raisedAt ?? null,
    reasons,
    conditions: [...condition(at, 'when', rule.when, read), ...condition(at, 'needs', rule.needs, read)],
  };
}

async function explainEntry(at: RuleAt, journey: Journey): Promise<ExplainedRule> {
  const { data, active, now, runtime, words } = at;
  const { enter } = journey;
  const mine = data.enrollments
    .filter((one) => one.playbook === active.playbook.id && one.journey === journey.id)
    .toSorted((a, b) => b.enteredAt - a.enteredAt);
  const [newest] = mine;
  const event = await newestEvent(at, enter.on, enter.signals);
  const read = readerOf(at, event);
  const where = newest === undefined ? words.neverEntered : whereReason(at, newest, journey);
  const reasons = [where, eventReason(at, enter.on, event)];
  if (event !== undefined && newest?.status !== 'running') {
    const entry = decideEntry(journey, event, mine, {
      at: now,
      account: data.account,
      playbook: active.playbook.id,
      version: active.playbook.version,
      newId: () => '',
      read,
      plus: (from, duration) => addDuration(from, duration, 1, runtime.zone, runtime.calendar),
      startOfDay: (date) => startOfDay(dayNumber(date), runtime.zone),
    });
    if (entry.kind === 'not entered') reasons.push(words.wouldNotEnter(entry.reason));
    else reasons.push(words.wouldEnter(entry.ready));
  }
  return {
    playbook: active.playbook.id,
    kind: 'journey',
    name: journey.id,
    title: journey.title,
    firedAt: newest?.enteredAt ?? null,
    reasons,
    conditions: [...condition(at, 'if', enter.if, read), ...condition(at, 'when', enter.when, read)],
  };
}

function whereReason({ words, minute }: RuleAt, newest: Enrollment, journey: Journey): string {
  const { status, stage, enteredAt, exitedAt, outcome } = newest;
  const title = journey.stages.find((one) => one.id === stage)?.title ?? stage ?? '';
  if (status === 'running') return words.running(minute(enteredAt), title);
  if (status === 'held_out') return words.heldOut(minute(enteredAt));
  return words.left(minute(enteredAt), minute(exitedAt ?? enteredAt), outcome ?? '');
}

/** The newest event of the log that could have set it off. */
async function newestEvent(
  { tx, shard, data, now }: RuleAt,
  names: readonly string[],
  kinds?: readonly string[],
): Promise<SeenEvent | undefined> {
  const [event] = await tx.query<SeenEvent>(
    `select name, received_at as at, properties from event
      where shard = $1 and account = $2 and name = any($3) and occurred_at <= $4 and not history
        and ($5::text[] is null or name <> 'signal.raised' or properties->>'kind' = any($5))
      order by occurred_at desc, key desc limit 1`,
    [shard, data.account, [...names], timestamp(now), kinds === undefined ? null : [...kinds]],
  );
  return event;
}

function eventReason({ words, minute }: RuleAt, names: readonly string[], event: SeenEvent | undefined): string {
  return event === undefined ? words.noEvent(names) : words.newestEvent(event.name, minute(event.at));
}
