import type { Instant, Uuid } from '#base';
import type { FactReader, Value } from '#pure/expression';
import type { Direction, Grade, Signal } from '#pure/playbook';

export type SignalStatus =
  | 'raised'
  | 'blocked'
  /** Found in imported history: counts nothing and starts nothing until a person releases it. */
  | 'standing'
  | 'acknowledged'
  | 'qualified'
  | 'dismissed'
  | 'handed_over'
  | 'won'
  | 'lost'
  | 'expired';

/** A signal as it is kept: what was seen when, how strong, and what became of it. */
export interface RaisedSignal {
  readonly id: Uuid;
  readonly playbook: string;
  readonly kind: string;
  readonly direction: Direction;
  readonly pattern: 'clear' | 'vague';
  readonly status: SignalStatus;
  readonly strength?: Grade['strength'];
  /** The highest of its levels that was crossed. */
  readonly level?: number;
  readonly raisedAt: Instant;
  /** When another signal last made it stronger. */
  readonly strongerAt?: Instant;
  /** When it was last said again, at a further level. */
  readonly saidAt?: Instant;
  readonly until?: Instant;
  readonly closedAt?: Instant;
  readonly reason?: string;
  /** Watched to its end, or dismissed while it stood: not raised again before its condition has ended, or at a further level. */
  readonly watched?: true;
  /** Values of the facts that its conditions read at that moment, and the event behind it. */
  readonly evidence: Evidence;
}

export interface Evidence {
  readonly facts: Readonly<Record<string, Value>>;
  readonly event?: Uuid;
  /** Found in imported history. */
  readonly history?: true;
  /** It stood until a person released it: who, and when history had shown it. */
  readonly released?: { readonly by: string; readonly foundAt: Instant };
}

const OPEN: ReadonlySet<SignalStatus> = new Set([
  'raised',
  'blocked',
  'standing',
  'acknowledged',
  'qualified',
  'handed_over',
]);
const UNATTENDED: ReadonlySet<SignalStatus> = new Set(['raised', 'blocked', 'standing']);

export function isOpen(signal: RaisedSignal): boolean {
  return OPEN.has(signal.status);
}

/**
 * What looking at one kind of signal comes to. `said`: it is news, also when the signal was there before; `until`: when
 * its quiet time ends, and it is worth looking again.
 */
export type Detection =
  | { readonly kind: 'nothing'; readonly until?: Instant }
  /** The condition of one that was watched to its end has ended: the next time that it holds is news. */
  | { readonly kind: 'reset'; readonly signal: RaisedSignal }
  | { readonly kind: 'keep'; readonly signal: RaisedSignal; readonly said: boolean }
  | { readonly kind: 'raise'; readonly signal: RaisedSignal; readonly said: boolean; readonly replaces?: RaisedSignal };

export interface DetectContext {
  readonly playbook: string;
  readonly at: Instant;
  readonly read: FactReader;
  /** The event under consideration, where the kind is raised by one. */
  readonly event?: Uuid;
  /** What was found comes from imported history. */
  readonly history: boolean;
  /** Instants `after` of a duration, by the account's zone and the business calendar. */
  readonly plus: (at: Instant, duration: NonNullable<Signal['quiet']>) => Instant;
  readonly newId: (kind: string) => Uuid;
}

/**
 * Looks at one kind with the newest signal of that kind that the account has. A condition raises when it becomes true
 * and again at each level crossed; while it stays unknown nothing changes; when it ends, an unattended signal expires.
 * A gate (`needs`) that is false or unknown blocks with the reason and passes on later. A kind that events raise may be
 * looked at without one: then only its gate is asked.
 */
export function detectSignal(rule: Signal, newest: RaisedSignal | undefined, context: DetectContext): Detection {
  const { at, read } = context;
  const open = newest !== undefined && isOpen(newest) ? newest : undefined;
  if (rule.on !== undefined && context.event === undefined) return passed(rule, open, context) ?? { kind: 'nothing' };
  const holds = rule.when === undefined ? true : rule.when.evaluate(read);
  if (rule.on !== undefined) return holds === true ? raise(rule, newest, open, context) : { kind: 'nothing' };
  if (holds === undefined) return { kind: 'nothing' };
  if (open === undefined && newest?.watched === true) return afterWatch(rule, newest, holds === true, context);
  if (open === undefined) return holds ? raise(rule, newest, undefined, context) : { kind: 'nothing' };
  if (!holds) {
    if (rule.lasts !== undefined || !UNATTENDED.has(open.status)) return { kind: 'nothing' };
    return {
      kind: 'keep',
      signal: { ...open, status: 'expired', closedAt: at, reason: 'condition ended' },
      said: false,
    };
  }
  return levelOrGate(rule, open, context);
}

function levelOrGate(rule: Signal, open: RaisedSignal, context: DetectContext): Detection {
  const now = passed(rule, open, context);
  if (now !== undefined) return now;
  const level = levelOf(rule, context.read);
  if (level === undefined || level <= (open.level ?? Number.NEGATIVE_INFINITY)) return { kind: 'nothing' };
  const said = open.status !== 'blocked' && open.status !== 'standing' && !context.history;
  const again = said ? { saidAt: context.at } : {};
  return { kind: 'keep', signal: { ...open, level, evidence: evidenceOf(rule, context), ...again }, said };
}

/** Whoever has watched it knows that its condition holds: only that it comes true anew, or a further level, is news. */
function afterWatch(rule: Signal, newest: RaisedSignal, holds: boolean, context: DetectContext): Detection {
  const { watched: _, ...rest } = newest;
  if (!holds) return { kind: 'reset', signal: rest };
  const level = levelOf(rule, context.read);
  if (level === undefined || level <= (newest.level ?? Number.NEGATIVE_INFINITY)) return { kind: 'nothing' };
  const found = raise(rule, newest, undefined, context);
  return found.kind === 'raise' ? { ...found, replaces: rest } : found;
}

/** A blocked signal whose gate has opened is news from now on; what history found then stands, as it would have at once. */
function passed(rule: Signal, open: RaisedSignal | undefined, context: DetectContext): Detection | undefined {
  if (open?.status !== 'blocked' || blockedBy(rule, context.read) !== undefined) return undefined;
  const { at } = context;
  const { reason: _, strongerAt: __, saidAt: ___, ...rest } = open;
  const evidence = evidenceOf(rule, context);
  const standing = context.history || open.evidence.history === true;
  const level = levelOf(rule, context.read) ?? open.level;
  const signal: RaisedSignal = {
    ...rest,
    status: standing ? 'standing' : 'raised',
    raisedAt: at,
    evidence: { ...open.evidence, ...evidence, facts: { ...open.evidence.facts, ...evidence.facts } },
    ...(level === undefined ? {} : { level }),
    ...(rule.lasts === undefined ? {} : { until: context.plus(at, rule.lasts) }),
  };
  return { kind: 'keep', signal, said: !standing };
}

/**
 * What a person releases of what stood is news from now on, as if it had been found now: its time begins now, its level
 * and what can still be read of its facts are those of now, and its gate is asked. Its strength is for the caller to say.
 */
export function releaseSignal(
  rule: Signal,
  standing: RaisedSignal,
  by: string,
  context: DetectContext,
): Extract<Detection, { kind: 'keep' }> {
  const { at, read } = context;
  const { strength: _, strongerAt: __, saidAt: ___, until: ____, evidence: found, ...rest } = standing;
  const { history: _____, ...evidence } = found;
  const blocked = blockedBy(rule, read);
  const level = levelOf(rule, read) ?? standing.level;
  const signal: RaisedSignal = {
    ...rest,
    status: blocked === undefined ? 'raised' : 'blocked',
    raisedAt: at,
    evidence: {
      ...evidence,
      facts: { ...evidence.facts, ...evidenceOf(rule, context).facts },
      released: { by, foundAt: standing.raisedAt },
    },
    ...(level === undefined ? {} : { level }),
    ...(rule.lasts === undefined ? {} : { until: context.plus(at, rule.lasts) }),
    ...(blocked === undefined ? {} : { reason: blocked }),
  };
  return { kind: 'keep', signal, said: blocked === undefined };
}

function raise(
  rule: Signal,
  newest: RaisedSignal | undefined,
  open: RaisedSignal | undefined,
  context: DetectContext,
): Detection {
  const { at } = context;
  // Only what was said is not to be said again: a blocked or standing signal kept quiet.
  if (newest !== undefined && newest.status !== 'blocked' && newest.status !== 'standing' && rule.quiet !== undefined) {
    const until = context.plus(newest.raisedAt, rule.quiet);
    if (at < until) return { kind: 'nothing', until };
  }
  const blocked = blockedBy(rule, context.read);
  const level = levelOf(rule, context.read);
  const status: SignalStatus = blocked !== undefined ? 'blocked' : context.history ? 'standing' : 'raised';
  const signal: RaisedSignal = {
    id: context.newId(rule.id),
    playbook: context.playbook,
    kind: rule.id,
    direction: rule.leadsTo,
    pattern: rule.pattern,
    status,
    raisedAt: at,
    evidence: evidenceOf(rule, context),
    ...(level === undefined ? {} : { level }),
    ...(rule.lasts === undefined ? {} : { until: context.plus(at, rule.lasts) }),
    ...(blocked === undefined ? {} : { reason: blocked }),
  };
  return {
    kind: 'raise',
    signal,
    said: status === 'raised',
    ...(open === undefined ? {} : { replaces: { ...open, status: 'expired', closedAt: at, reason: 'raised again' } }),
  };
}

function blockedBy(rule: Signal, read: FactReader): string | undefined {
  if (rule.needs === undefined) return undefined;
  const value = rule.needs.evaluate(read);
  if (value === true) return undefined;
  return `needs ${rule.needs.source}, which is ${value === undefined ? 'unknown' : 'not so'}`;
}

function levelOf(rule: Signal, read: FactReader): number | undefined {
  const input = rule.levelInput?.evaluate(read);
  return typeof input === 'number' ? rule.levels.findLast((level) => input >= level) : undefined;
}

function evidenceOf(rule: Signal, context: DetectContext): Evidence {
  const facts: Record<string, Value> = {};
  for (const ref of [...(rule.when?.refs ?? []), ...(rule.needs?.refs ?? [])]) {
    const value = context.read(ref);
    if (value !== undefined) facts[ref.id] = value;
  }
  for (const [name, expression] of Object.entries(rule.evidence)) {
    const value = expression.evaluate(context.read);
    if (value !== undefined) facts[name] = value;
  }
  return {
    facts,
    ...(context.event === undefined ? {} : { event: context.event }),
    ...(context.history ? { history: true as const } : {}),
  };
}
