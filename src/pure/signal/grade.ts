import { DAY, type Instant } from '#base';
import type { FactReader, Value } from '#pure/expression';
import type { Grade, Signal } from '#pure/playbook';
import { isOpen, type RaisedSignal } from './signal.ts';

/** Signals that lead the same way count together when raised within this of each other. */
const TOGETHER = 14 * DAY;

/** How many distinct kinds lead the same way as this signal: open, not blocked, raised in the 14 days up to `at`. */
export function kindsBeside(signal: RaisedSignal, all: readonly RaisedSignal[], at: Instant): number {
  const kinds = new Set([signal.kind]);
  for (const other of all) {
    if (other.direction === signal.direction && counts(other, at)) kinds.add(other.kind);
  }
  return kinds.size;
}

const counts = (signal: RaisedSignal, at: Instant): boolean =>
  isOpen(signal) && signal.status !== 'blocked' && signal.status !== 'standing' && signal.raisedAt > at - TOGETHER;

/** Signals of the same playbook that a new one may have made stronger: they count together with it. */
export function gradedWith(signal: RaisedSignal, all: readonly RaisedSignal[], at: Instant): RaisedSignal[] {
  const { id, playbook, direction } = signal;
  return all.filter(
    (other) => other.id !== id && other.playbook === playbook && other.direction === direction && counts(other, at),
  );
}

const STRENGTHS: readonly Grade['strength'][] = ['weak', 'moderate', 'strong'];

/** Whether one strength is above another; every strength is above none. */
export function isStronger(strength: Grade['strength'], than: Grade['strength'] | undefined): boolean {
  return than === undefined || STRENGTHS.indexOf(strength) > STRENGTHS.indexOf(than);
}

/** A signal with its strength; one that has more of it than before, where there was a before, has become stronger now. */
export function withStrength(
  signal: RaisedSignal,
  strength: RaisedSignal['strength'],
  before: RaisedSignal['strength'],
  at: Instant,
): RaisedSignal {
  if (strength === undefined) return signal;
  const grew = before !== undefined && isStronger(strength, before);
  return { ...signal, strength, ...(grew ? { strongerAt: at } : {}) };
}

/** The strength of a signal: the first grade whose condition holds. */
export function gradeSignal(
  grades: readonly Grade[],
  rule: Signal,
  signal: RaisedSignal,
  kinds: number,
  read: FactReader,
): Grade['strength'] | undefined {
  const facts: Readonly<Record<string, Value>> = {
    kind: signal.kind,
    pattern: signal.pattern,
    direction: signal.direction,
    direct_request: rule.directRequest,
    kinds,
  };
  const about: FactReader = (ref) => (ref.kind === 'signal' ? facts[ref.part] : read(ref));
  return grades.find((grade) => grade.when === undefined || grade.when.evaluate(about) === true)?.strength;
}
