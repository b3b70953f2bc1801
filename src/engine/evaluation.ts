import { type Instant, idOf, type Zone } from '#base';
import { addDuration } from '#pure/calendar';
import type { FactReader } from '#pure/expression';
import type { Duration, Playbook, Signal } from '#pure/playbook';
import { computeHealth, computeScore, type Scored } from '#pure/score';
import {
  asksForSignals,
  type DetectContext,
  type Detection,
  detectSignal,
  type Expiry,
  expiryOf,
  gradedWith,
  gradeSignal,
  isOpen,
  kindsBeside,
  type RaisedSignal,
  releaseSignal,
  withStrength,
} from '#pure/signal';
import { type AccountData, HEALTH, type StandingScore, scoreName } from './account-data.ts';
import type { Cause } from './cause.ts';
import { factReader } from './fact-reader.ts';
import type { LogEvent } from './log-event.ts';
import type { CausedEvent, Reader } from './registry.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';
import { isSame, UNSCORED } from './score-news.ts';
import { expired, quietly, raised } from './signal-news.ts';
import { releasedBy } from './signal-release.ts';
import { saidOfSignal } from './signal-word.ts';

/** A change of a score worth a row: its value, band or what its factors say. */
export interface ScoreChange {
  readonly name: string;
  readonly score: StandingScore;
  readonly cause: Cause;
}

/** Takes when it is next worth looking; the earliest counts. */
type DueBy = (at: Instant | undefined) => void;

/** Scores, health and signals of one account as they stand, and what changed while the account runs. */
export class Evaluation {
  readonly scores: Record<string, StandingScore>;
  readonly changes: ScoreChange[] = [];
  /** Whether scores are to be stored. */
  scoresMoved = false;
  readonly changedSignals = new Set<string>();
  /** By id: the order in which they came or were loaded must not show in what they cause. */
  signals: RaisedSignal[];
  dueAt: Instant | undefined;

  constructor(
    readonly data: AccountData,
    readonly runtime: Runtime,
  ) {
    this.scores = { ...data.scores };
    this.signals = data.signals.toSorted(byId);
    this.dueAt = data.dueAt;
  }

  get rows(): ReadonlyMap<string, unknown> {
    return this.data.rows;
  }

  get series() {
    return this.data.series;
  }

  /** Scores and detects, after an event or because time has passed; gives what is news. */
  look(cause: Cause, event: LogEvent | undefined): CausedEvent[] {
    let due: Instant | undefined;
    const dueBy: DueBy = (instant) => {
      if (instant !== undefined && instant > cause.at && (due === undefined || instant < due)) due = instant;
    };
    const events: CausedEvent[] = this.#expire(cause);
    events.push(...this.#health(cause, dueBy));
    this.#forget();
    for (const active of this.runtime.live) {
      const read = factReader(this.runtime, active, this, { at: cause.at, ...(event === undefined ? {} : { event }) });
      for (const score of active.scores) {
        const name = scoreName(active.playbook.id, score.id);
        events.push(
          ...this.#keep(name, computeScore(score, read), `${active.playbook.id} ${active.playbook.version}`, cause),
        );
      }
      dueBy(read.until());
    }
    for (const active of this.runtime.live) {
      events.push(...this.#detect(active, cause, event, dueBy));
      events.push(...this.#release(active, cause, event, dueBy));
    }
    // Another grade may be watched for a shorter time.
    events.push(...this.#expire(cause));
    for (const signal of this.signals) dueBy(this.#expiryOf(signal)?.at);
    this.dueAt = due;
    return events;
  }

  #health(cause: Cause, dueBy: DueBy): CausedEvent[] {
    for (const active of this.runtime.live) {
      for (const model of Object.values(active.playbook.health)) {
        const read = factReader(this.runtime, active, this, { at: cause.at });
        const applies = model.for === undefined || model.for.evaluate(read) === true;
        const scored = applies ? computeHealth(model, read) : undefined;
        dueBy(read.until());
        if (scored !== undefined) return this.#keep(HEALTH, scored, `${active.playbook.id}.${model.id}`, cause);
      }
    }
    // No model is for this account any more: what the last one said must open no gate.
    return this.scores[HEALTH] === undefined ? [] : this.#keep(HEALTH, UNSCORED, '', cause);
  }

  /** Scores that no live version has any more. */
  #forget(): void {
    const live = new Set([HEALTH]);
    for (const { playbook, scores } of this.runtime.live)
      for (const { id } of scores) live.add(scoreName(playbook.id, id));
    for (const name of Object.keys(this.scores)) {
      if (live.has(name)) continue;
      delete this.scores[name];
      this.scoresMoved = true;
    }
  }

  #keep(name: string, scored: Scored, by: string, cause: Cause): CausedEvent[] {
    const before = this.scores[name];
    const same = before !== undefined && isSame(before, scored);
    // Inputs move with every event; what says the same stays as it is stored, and is not written again.
    if (same && before.by === by && before.missing.join() === scored.missing.join()) return [];
    const score: StandingScore = { ...scored, by, at: cause.at };
    this.scores[name] = score;
    this.scoresMoved = true;
    if (same) return [];
    this.changes.push({ name, score, cause });
    if (before?.band === scored.band) return [];
    const properties = {
      score: name,
      value: scored.value ?? null,
      from: before?.band ?? null,
      to: scored.band ?? null,
      // Which model says what the band asks for.
      ...(name === HEALTH && by !== '' ? { model: by } : {}),
    };
    return [{ name: 'score.changed', properties }];
  }

  #expire(cause: Cause): CausedEvent[] {
    const events: CausedEvent[] = [];
    for (const signal of this.signals) {
      const expiry = this.#expiryOf(signal);
      if (expiry === undefined || expiry.at > cause.at) continue;
      const { reason, watched } = expiry;
      const ended = { ...signal, status: 'expired', closedAt: cause.at, reason } as const;
      // One that an event raises comes again by the next.
      const waitsForEnd = watched && this.#liveOf(signal)?.playbook.signals[signal.kind]?.on === undefined;
      this.#put(waitsForEnd ? { ...ended, watched: true } : ended);
      if (signal.status !== 'standing') events.push(expired(signal));
    }
    return events;
  }

  #expiryOf(signal: RaisedSignal): Expiry | undefined {
    if (!isOpen(signal)) return undefined;
    const grade = this.#liveOf(signal)?.playbook.grading.find(({ strength }) => strength === signal.strength);
    return expiryOf(signal, grade, (at, duration) => this.plus(at, duration));
  }

  #liveOf({ playbook }: RaisedSignal): ActivePlaybook | undefined {
    return this.runtime.live.find((active) => active.playbook.id === playbook);
  }

  /** A rule may ask for signals that one after it raises: such rules are looked at again until nothing moves. */
  #detect(active: ActivePlaybook, cause: Cause, event: LogEvent | undefined, dueBy: DueBy): CausedEvent[] {
    const rules = Object.values(active.playbook.signals).filter(({ byHand }) => !byHand);
    const events: CausedEvent[] = [];
    const asking = { at: cause.at, ...(event === undefined ? {} : { event }) };
    let read = factReader(this.runtime, active, this, asking);
    for (let round = 0; round <= rules.length; round++) {
      let moved = false;
      for (const rule of rules) {
        if (round > 0 && !asksForSignals(rule)) continue;
        const found = this.#detectOne(active, rule, cause, event, read);
        if (found.kind === 'nothing') dueBy(found.until);
        else if (found.kind === 'reset') this.#put(found.signal);
        else {
          moved = true;
          events.push(...this.#take(active, rule, cause, found, read));
          // What was read of signals is out of date.
          dueBy(read.until());
          read = factReader(this.runtime, active, this, asking);
        }
      }
      if (!moved) break;
    }
    dueBy(read.until());
    return events;
  }

  #detectOne({ playbook }: ActivePlaybook, rule: Signal, cause: Cause, event: LogEvent | undefined, read: FactReader) {
    const caused = event !== undefined && rule.on?.includes(event.name);
    const context = { ...this.#contextIn(playbook, cause, read), ...(caused ? { event: event.key } : {}) };
    return detectSignal(rule, this.#newest(playbook.id, rule.id), context);
  }

  #contextIn({ id: playbook }: Playbook, { at, history, key }: Cause, read: FactReader): DetectContext {
    const { account } = this.data;
    const newId = (kind: string) => idOf('signal', account, playbook, kind, key);
    return { playbook, at, read, history, plus: (from, duration) => this.plus(from, duration), newId };
  }

  /** What a person releases, and was not seen to have ended, rule by rule: each is graded with those before it. */
  #release(active: ActivePlaybook, cause: Cause, event: LogEvent | undefined, dueBy: DueBy): CausedEvent[] {
    if (event === undefined || cause.history) return [];
    return releasedBy(event, active.playbook, this.signals).flatMap(({ rule, standing, by }) => {
      // Without the event: what a rule reads of one was of another.
      const read = factReader(this.runtime, active, this, { at: cause.at });
      const found = releaseSignal(rule, standing, by, this.#contextIn(active.playbook, cause, read));
      // Its strength of then is no beginning from which it grows.
      this.#put(found.signal);
      const events = this.#take(active, rule, cause, found, read);
      dueBy(read.until());
      return events;
    });
  }

  #take(
    { playbook }: ActivePlaybook,
    rule: Signal,
    cause: Cause,
    found: Extract<Detection, { kind: 'raise' | 'keep' }>,
    read: FactReader,
  ): CausedEvent[] {
    if (found.kind === 'raise' && found.replaces !== undefined) this.#put(found.replaces);
    const kinds = kindsBeside(found.signal, this.signals, cause.at);
    const strength = gradeSignal(playbook.grading, rule, found.signal, kinds, read);
    const before = this.signals.find(({ id }) => id === found.signal.id);
    const signal = withStrength(found.signal, strength, before?.strength, cause.at);
    this.#put(signal);
    if (!found.said) return quietly(signal);
    return [
      raised(signal),
      ...gradedWith(signal, this.signals, cause.at).flatMap((other) => this.#regrade(playbook, other, cause, read)),
    ];
  }

  /** A further kind may make a signal that was there before stronger: two weak hints are a strong one together. */
  #regrade(playbook: Playbook, signal: RaisedSignal, cause: Cause, read: FactReader): CausedEvent[] {
    const rule = playbook.signals[signal.kind];
    const kinds = kindsBeside(signal, this.signals, cause.at);
    const strength = rule === undefined ? undefined : gradeSignal(playbook.grading, rule, signal, kinds, read);
    if (strength === undefined || strength === signal.strength) return [];
    this.#put(withStrength(signal, strength, signal.strength, cause.at));
    const properties = { signal: signal.id, kind: signal.kind, from: signal.strength ?? null, to: strength };
    return [{ name: 'signal.regraded', properties }];
  }

  #newest(playbook: string, kind: string): RaisedSignal | undefined {
    let newest: RaisedSignal | undefined;
    for (const signal of this.signals) {
      if (signal.playbook !== playbook || signal.kind !== kind) continue;
      if (newest === undefined || signal.raisedAt > newest.raisedAt || isOpen(signal)) newest = signal;
    }
    return newest;
  }

  /** In a replay: what a person said of a signal, which otherwise stands in its row. */
  hear(event: LogEvent): void {
    const said = saidOfSignal(event, this.signals);
    if (said !== undefined) this.#put(said);
  }

  #put(signal: RaisedSignal): void {
    this.changedSignals.add(signal.id);
    this.signals = [...this.signals.filter(({ id }) => id !== signal.id), signal].sort(byId);
  }

  /** A time later than another by a duration, in the account's zone and the workspace's business calendar. */
  plus(at: Instant, duration: Duration): Instant {
    return addDuration(at, duration, 1, this.zone, this.runtime.calendar);
  }

  /** Who reads what is written to a contact of the account: quiet hours are in their zone, else in the account's. */
  readerOf(to: string): Reader & { readonly zone: Zone } {
    for (const relation of this.runtime.relations) {
      const reader = relation.readerOf?.(this.data.rows.get(relation.subject), to);
      if (reader !== undefined) return { heard: reader.heard, zone: reader.zone ?? this.zone };
    }
    return { heard: [], zone: this.zone };
  }

  /** The account's zone, else the workspace's. */
  get zone(): Zone {
    for (const relation of this.runtime.relations) {
      const zone = relation.zoneOf?.(this.data.rows.get(relation.subject));
      if (zone !== undefined) return zone;
    }
    return this.runtime.zone;
  }
}

const byId = (a: RaisedSignal, b: RaisedSignal): number => (a.id < b.id ? -1 : 1);
