import { type Instant, idOf, type Zone } from '#base';
import { addDuration } from '#pure/calendar';
import type { FactReader } from '#pure/expression';
import type { Duration, Playbook, Signal } from '#pure/playbook';
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
import type { AccountData, StandingScore } from './account-data.ts';
import type { Cause } from './cause.ts';
import { askingOf, type DueBy, type Looking, Looks } from './fact-memory.ts';
import { factReader } from './fact-reader.ts';
import type { LogEvent } from './log-event.ts';
import { readerIn, zoneIn } from './reader-zone.ts';
import type { CausedEvent, Reader } from './registry.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';
import { type ScoreChange, Scoring } from './scoring.ts';
import { expired, quietly, raised } from './signal-news.ts';
import { releasedBy } from './signal-release.ts';
import { saidOfSignal } from './signal-word.ts';

/** Scores, health and signals of one account as they stand, and what changed while the account runs. */
export class Evaluation {
  readonly changedSignals = new Set<string>();
  /** By id: the order in which they came or were loaded must not show in what they cause. */
  signals: RaisedSignal[];
  dueAt: Instant | undefined;
  #openSignals: readonly RaisedSignal[] | undefined;
  readonly #newestSignals = new Map<Signal, RaisedSignal | undefined>();
  readonly #remembers: boolean;
  readonly #looks: Looks;
  readonly #scoring: Scoring;
  readonly #detected = new Map<
    Signal,
    { readonly found: Detection; readonly newest: RaisedSignal | undefined; readonly history: boolean }
  >();

  constructor(
    readonly data: AccountData,
    readonly runtime: Runtime,
    /** `many`: what was read and found is kept from one look to the next; `replay`: and no change of a score is. */
    mode: 'once' | 'many' | 'replay' = 'once',
  ) {
    this.#remembers = mode !== 'once';
    this.#looks = new Looks(runtime, this, this.#remembers);
    this.#scoring = new Scoring(data.scores, runtime, this.#looks, mode !== 'replay');
    this.signals = data.signals.toSorted(byId);
    this.dueAt = data.dueAt;
  }

  get scores(): Record<string, StandingScore> {
    return this.#scoring.scores;
  }

  get changes(): readonly ScoreChange[] {
    return this.#scoring.changes;
  }

  /** Whether scores are to be stored. */
  get scoresMoved(): boolean {
    return this.#scoring.hasMoved;
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
    events.push(...this.#scoring.look(cause, event, dueBy));
    for (const active of this.runtime.live) {
      events.push(...this.#detect(active, cause, event, dueBy));
      events.push(...this.#release(active, cause, event, dueBy));
    }
    // Another grade may be watched for a shorter time.
    events.push(...this.#expire(cause));
    for (const signal of this.#open) dueBy(this.#expiryOf(signal)?.at);
    this.dueAt = due;
    return events;
  }

  /** Those that are open: most of an account's past are not. */
  get #open(): readonly RaisedSignal[] {
    this.#openSignals ??= this.signals.filter(isOpen);
    return this.#openSignals;
  }

  #expire(cause: Cause): CausedEvent[] {
    const events: CausedEvent[] = [];
    for (const signal of this.#open) {
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
    const grade = this.#liveOf(signal)?.playbook.grading.find(({ strength }) => strength === signal.strength);
    return expiryOf(signal, grade, (at, duration) => this.plus(at, duration));
  }

  #liveOf({ playbook }: RaisedSignal): ActivePlaybook | undefined {
    return this.runtime.live.find((active) => active.playbook.id === playbook);
  }

  /** A rule may ask for signals that one after it raises: such rules are looked at again until nothing moves. */
  #detect(active: ActivePlaybook, cause: Cause, event: LogEvent | undefined, dueBy: DueBy): CausedEvent[] {
    const rules = rulesOf(active.playbook);
    const events: CausedEvent[] = [];
    const asking = askingOf(cause, event);
    let looking = this.#looks.at(active, asking);
    for (let round = 0; round <= rules.length; round++) {
      let moved = false;
      for (const rule of rules) {
        if (round > 0 && !asksForSignals(rule)) continue;
        const found = this.#detectOne(active, rule, cause, event, looking);
        if (found.kind === 'nothing') dueBy(found.until);
        else if (found.kind === 'reset') this.#put(found.signal);
        else {
          moved = true;
          events.push(...looking.make(TAKING, (read) => this.#take(active, rule, cause, found, read), false));
          // What was read of signals is out of date.
          dueBy(looking.until());
          looking = this.#looks.at(active, asking);
        }
      }
      if (!moved) break;
    }
    dueBy(looking.until());
    return events;
  }

  #detectOne(
    { playbook }: ActivePlaybook,
    rule: Signal,
    cause: Cause,
    event: LogEvent | undefined,
    looking: Looking,
  ): Detection {
    const newest = this.#newest(playbook.id, rule);
    const isCaused = event !== undefined && rule.on?.includes(event.name) === true;
    const detect = (read: FactReader): Detection => {
      const context = { ...this.#contextIn(playbook, cause, read), ...(isCaused ? { event: event.key } : {}) };
      return detectSignal(rule, newest, context);
    };
    if (!this.#remembers) return looking.make(rule, detect);
    const before = this.#detected.get(rule);
    // Nothing came of it then, and nothing but its facts can make it otherwise.
    const mayStand =
      !isCaused &&
      before?.found.kind === 'nothing' &&
      before.newest === newest &&
      before.history === cause.history &&
      (before.found.until === undefined || before.found.until > cause.at);
    const found = looking.make(rule, detect, mayStand);
    if (isCaused) this.#detected.delete(rule);
    else if (before?.found !== found || before.newest !== newest)
      this.#detected.set(rule, { found, newest, history: cause.history });
    return found;
  }

  #contextIn({ id: playbook }: Playbook, cause: Cause, read: FactReader): DetectContext {
    const { account } = this.data;
    const { at, history } = cause;
    const newId = (kind: string) => idOf('signal', account, playbook, kind, cause.key);
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

  #newest(playbook: string, rule: Signal): RaisedSignal | undefined {
    if (!this.#newestSignals.has(rule)) this.#newestSignals.set(rule, this.#newestOf(playbook, rule.id));
    return this.#newestSignals.get(rule);
  }

  #newestOf(playbook: string, kind: string): RaisedSignal | undefined {
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
    this.#openSignals = undefined;
    this.#newestSignals.clear();
  }

  /** A time later than another by a duration, in the account's zone and the workspace's business calendar. */
  plus(at: Instant, duration: Duration): Instant {
    return addDuration(at, duration, 1, this.zone, this.runtime.calendar);
  }

  /** Who reads what is written to a contact of the account: quiet hours are in their zone, else in the account's. */
  readerOf(to: string): Reader & { readonly zone: Zone } {
    return readerIn(this.runtime, this.rows, to);
  }

  get zone(): Zone {
    return zoneIn(this.runtime, this.rows);
  }
}

/** In the place of a unit, for what is never kept. */
const TAKING = {};

const detectable = new WeakMap<Playbook, readonly Signal[]>();

/** The kinds that no person raises by hand. */
function rulesOf(playbook: Playbook): readonly Signal[] {
  let rules = detectable.get(playbook);
  if (rules === undefined) {
    rules = Object.values(playbook.signals).filter(({ byHand }) => !byHand);
    detectable.set(playbook, rules);
  }
  return rules;
}

const byId = (a: RaisedSignal, b: RaisedSignal): number => (a.id < b.id ? -1 : 1);
