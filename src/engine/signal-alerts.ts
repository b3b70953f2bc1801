import { type Instant, idOf, isoInstant, type JsonObject, type Uuid } from '#base';
import type { FactRef, Value } from '#pure/expression';
import type { Direction, Grade, Playbook, Signal } from '#pure/playbook';
import { isStronger, type RaisedSignal, respondBy } from '#pure/signal';
import type { Cause } from './cause.ts';
import type { Evaluation } from './evaluation.ts';
import type { LogEvent } from './log-event.ts';
import type { EffectRow } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { standInsIn } from './step-payload.ts';

/** What is told of a signal, as plain data: whoever tells it finds the words. Instants are ISO 8601. */
export interface ToldSignal {
  readonly id: Uuid;
  readonly kind: string;
  readonly title: string;
  readonly strength: Grade['strength'];
  readonly direction: Direction;
  readonly raised_at: string;
  readonly stronger_at?: string;
  readonly respond_by?: string;
  /** The highest of its levels that was crossed. */
  readonly level?: number;
  /** Of one that history had shown and that a person let act: who, and when it was found. */
  readonly released_by?: string;
  readonly found_at?: string;
  /** The events of which one has raised it. */
  readonly on?: readonly string[];
  readonly facts: readonly ToldFact[];
}

/** A fact that the signal stands on, as its rule names it; `ref` is absent for what it keeps under a name of its own. */
export interface ToldFact {
  readonly name: string;
  readonly value: Value;
  readonly ref?: FactRef;
  /** What the playbook says of it. */
  readonly meaning?: string;
  readonly unit?: string;
}

/**
 * What a signal sets off that was raised, or made stronger: word to the account's owner, at once or with others of the
 * next morning, as its grade says. Once for each strength: the id is of signal and strength.
 */
export function signalEffects(runtime: Runtime, evaluation: Evaluation, cause: Cause, event: LogEvent): EffectRow[] {
  const strength = newStrength(event);
  if (strength === undefined) return [];
  const signal = evaluation.signals.find(({ id }) => id === event.properties.signal);
  if (signal === undefined) return [];
  const playbook = runtime.live.find((active) => active.playbook.id === signal.playbook)?.playbook;
  const rule = playbook?.signals[signal.kind];
  const gradeOf = (which: Grade['strength']) => playbook?.grading.find((one) => one.strength === which);
  const grade = gradeOf(strength);
  if (playbook === undefined || rule === undefined || grade === undefined || !tells(grade)) return [];
  const { strength: now = strength } = signal;
  // Another that came with it has made it stronger already: it is told as that.
  if (isStronger(now, strength) && tells(gradeOf(now))) return [];
  const due = respondBy(signal, grade, (at, duration) => evaluation.plus(at, duration));
  // Plain data throughout.
  const told = toldOf(signal, strength, rule, playbook, due) as unknown as JsonObject;
  const standIns = standInsIn(playbook);
  const payload = {
    message: { id: 'signal.alert', from: 'csm', roles: ['csm'] },
    signal: told,
    ...(grade.digest === undefined ? {} : { digest: true }),
    ...(Object.keys(standIns).length === 0 ? {} : { standIns }),
  };
  const { account } = evaluation.data;
  const { id, version } = playbook;
  return [{ id: alertId(signal.id, strength), kind: 'notify', account, at: cause.at, playbook: id, version, payload }];
}

const tells = (grade: Grade | undefined): boolean => grade?.alert !== undefined || grade?.digest !== undefined;

/** The id under which colleagues are told of a signal that has come to a strength. */
export const alertId = (signal: Uuid, strength: Grade['strength']): Uuid => idOf('alert', signal, strength);

/** The strength that a signal has come to by an event, where that is news. */
function newStrength({ name, properties }: LogEvent): Grade['strength'] | undefined {
  if (name === 'signal.raised') return strengthOf(properties.strength);
  const to = name === 'signal.regraded' ? strengthOf(properties.to) : undefined;
  return to !== undefined && isStronger(to, strengthOf(properties.from)) ? to : undefined;
}

function strengthOf(value: unknown): Grade['strength'] | undefined {
  return value === 'strong' || value === 'moderate' || value === 'weak' ? value : undefined;
}

function toldOf(
  signal: RaisedSignal,
  strength: Grade['strength'],
  rule: Signal,
  playbook: Playbook,
  due: Instant | undefined,
): ToldSignal {
  const { id, kind, direction, raisedAt, strongerAt, level, evidence } = signal;
  const { released } = evidence;
  return {
    id,
    kind,
    title: rule.title,
    strength,
    direction,
    raised_at: isoInstant(raisedAt),
    ...(strongerAt === undefined ? {} : { stronger_at: isoInstant(strongerAt) }),
    ...(due === undefined ? {} : { respond_by: isoInstant(due) }),
    ...(level === undefined ? {} : { level }),
    ...(released === undefined ? {} : { released_by: released.by, found_at: isoInstant(released.foundAt) }),
    ...(evidence.event === undefined || rule.on === undefined ? {} : { on: rule.on }),
    facts: factsOf(signal, rule, playbook),
  };
}

/** What a signal stands on, in the order of the rule: that of the evidence is another once it was stored. */
export function factsOf(
  { evidence: { facts } }: Pick<RaisedSignal, 'evidence'>,
  rule: Signal,
  playbook: Playbook,
): ToldFact[] {
  const refs = new Map([rule.when, rule.needs].flatMap((one) => one?.refs ?? []).map((ref) => [ref.id, ref]));
  const named = Object.keys(rule.evidence);
  const names = new Set([...refs.keys(), ...named, ...Object.keys(facts).sort()]);
  return [...names].flatMap((name) => {
    const value = facts[name];
    const ref = refs.get(name);
    return value === undefined
      ? []
      : [{ name, value, ...(ref === undefined ? {} : { ref, ...saidOf(ref, playbook) }) }];
  });
}

function saidOf(ref: FactRef, playbook: Playbook): Pick<ToldFact, 'meaning' | 'unit'> {
  switch (ref.kind) {
    case 'attribute': {
      const { meaning, unit } = (ref.subject === 'account' ? playbook.attributes[ref.name] : undefined) ?? {};
      return { ...(meaning === undefined ? {} : { meaning }), ...(unit === undefined ? {} : { unit }) };
    }
    case 'metric': {
      const unit = playbook.metrics[ref.metric]?.unit;
      return unit === undefined ? {} : { unit };
    }
    case 'score': {
      const meaning = playbook.scores[ref.score]?.title;
      return meaning === undefined ? {} : { meaning };
    }
    case 'open_signal': {
      const meaning = playbook.signals[ref.signal]?.title;
      return meaning === undefined ? {} : { meaning };
    }
    default:
      return {};
  }
}
