import { type Instant, idOf, internal, type Uuid } from '#base';
import type { AccountData } from './account-data.ts';
import { type Cause, DueCause, EventCause } from './cause.ts';
import { mayRepeat, refusalOf } from './check-event.ts';
import { Evaluation } from './evaluation.ts';
import type { Inbound, Quarantined } from './inbound.ts';
import { type Due, JourneyDesk } from './journey-desk.ts';
import type { IncomingEvent, LogEvent } from './log-event.ts';
import { measure, unmeasurable } from './measure.ts';
import { doOwnEffect } from './own-effects.ts';
import { putRight, refusedEvent } from './refused-step.ts';
import type { AskedTask, CausedEvent, EffectOutcome, EffectRow, OutboxEntry } from './registry.ts';
import type { Runtime } from './runtime.ts';
import { isSame, type StoredEvent } from './stored-event.ts';

export type { Inbound, Quarantined } from './inbound.ts';

/** Chains of causes longer than this go round in a circle. */
const DEEPEST = 12;
/** With so many events it pays to remember what was read and found from one to the next. */
const MANY = 20;
/** Due times at one instant that wake nothing but each other: a journey that waits for moments that have passed. */
const WAKES_AT_ONCE = 500;

/**
 * One account's way through the pipeline: its events by arrival and its due times by instant, merged in order; each
 * recorded, measured, scored, detected and advanced before the next, and what it causes follows it at once. It runs
 * until effects are to be done, takes their outcomes, and runs on. No I/O: the tick and the simulation both drive it.
 */
export class AccountRun {
  readonly recorded: LogEvent[] = [];
  readonly quarantined: Quarantined[] = [];
  readonly elsewhere: IncomingEvent[] = [];
  readonly outbox: (OutboxEntry & { readonly at: Instant })[] = [];
  readonly rows: Map<string, unknown>;
  readonly evaluation: Evaluation;
  readonly journeys: JourneyDesk;
  lastAt: Instant;

  readonly #isReplay: boolean;
  readonly #keys = new Set<Uuid>();
  readonly #caused: LogEvent[] = [];
  #effects: EffectRow[] = [];
  /** Causes of effects that are being done, for the events of their outcomes. */
  readonly #causes = new Map<Uuid, Cause>();
  #next = 0;
  #wokenAt = Number.NEGATIVE_INFINITY;
  #wakes = 0;

  constructor(
    readonly data: AccountData,
    readonly inbound: readonly Inbound[],
    /** Due times up to here are run: now, or the arrival of the last event taken where more are waiting. */
    readonly horizon: Instant,
    readonly runtime: Runtime,
    /** What happened is measured and nobody looks at it: for what a scenario takes as given. */
    readonly quiet = false,
  ) {
    this.#isReplay = inbound[0]?.lived !== undefined;
    this.rows = data.rows;
    this.lastAt = data.lastAt;
    const mode = this.#isReplay ? 'replay' : inbound.length > MANY ? 'many' : 'once';
    this.evaluation = new Evaluation(data, runtime, mode);
    this.journeys = new JourneyDesk(data, runtime, this.evaluation);
  }

  /** Runs until effects are to be done, which it gives; none: the account is finished. */
  run(): readonly EffectRow[] {
    while (this.#effects.length === 0 && this.#step()) {
      // Each step takes one event or one due time.
    }
    return this.#effects;
  }

  /** Takes the outcomes of the effects that `run` gave, in their order. */
  settle(outcomes: readonly EffectOutcome[]): void {
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    const rows = this.#effects;
    this.#effects = [];
    for (const row of rows) {
      const outcome = byId.get(row.id);
      const cause = this.#causes.get(row.id);
      if (outcome !== undefined && cause !== undefined) this.#settle(row, cause, outcome);
    }
  }

  #settle(row: EffectRow, cause: Cause, outcome: EffectOutcome): void {
    const told = outcome.done ? outcome.events : [refusedEvent(row, outcome)];
    told.forEach((event, ordinal) => {
      this.#cause(cause, event, `${row.id} ${outcome.done ? ordinal : 'refused'}`);
    });
    if (outcome.done) for (const entry of outcome.outbox ?? []) this.outbox.push({ ...entry, at: cause.at });
    if (outcome.done || outcome.asks !== undefined) this.#askAll(row, cause, outcome.asks ?? []);
    else if (row.kind !== 'task') this.#ask(cause, putRight(row, outcome));
  }

  /** When the account's scores and signals are next to be looked at because of time alone. */
  get dueAt(): Instant | undefined {
    return this.evaluation.dueAt;
  }

  #step(): boolean {
    const caused = this.#caused.shift();
    if (caused !== undefined) {
      this.#happen(caused);
      return true;
    }
    const inbound = this.inbound[this.#next];
    const due = this.#earliestDue();
    // What arrives on the instant of a due time counts as in time.
    if (inbound !== undefined && (due === undefined || Math.max(inbound.receivedAt, this.lastAt) <= due.at)) {
      this.#next += 1;
      this.#arrive(inbound);
      return true;
    }
    if (due === undefined || due.at > this.horizon) return false;
    this.#wake(due);
    return true;
  }

  /** At one instant the account comes before its journeys. */
  #earliestDue(): Due | undefined {
    const { dueAt } = this.evaluation;
    const first = this.journeys.earliestDue();
    return dueAt === undefined || (first !== undefined && first.at < dueAt) ? first : { at: dueAt };
  }

  #arrive({ event, receivedAt, stored, lived }: Inbound): void {
    if (lived !== undefined) {
      this.evaluation.hear(lived);
      this.#happen(lived);
      return;
    }
    const at = Math.max(receivedAt, this.lastAt);
    const earlier = stored ?? this.#recordedHere(event, receivedAt);
    if (earlier !== undefined) {
      if (!isSame(event, earlier)) {
        const message = `${event.name} came again under the same key with other content; send it under a key of its own`;
        this.#quarantine(event, at, { reason: 'key-reused', message }, earlier);
      }
      return;
    }
    const refusal = refusalOf(event, receivedAt, this.runtime.schemasOf(event.name));
    if (refusal !== undefined) {
      this.#quarantine(event, at, refusal);
      return;
    }
    const occurredAt = event.occurredAt ?? at;
    const recorded: LogEvent = {
      key: event.key,
      account: this.data.account,
      name: event.name,
      occurredAt,
      receivedAt: at,
      source: event.source,
      properties: event.properties,
      history: event.history === true || occurredAt < receivedAt - this.runtime.historyAfter,
      root: event.root ?? event.key,
      depth: event.depth ?? 0,
      ...(event.contact === undefined ? {} : { contact: event.contact }),
    };
    const overflow = unmeasurable(this.runtime, this.data.series, recorded);
    if (overflow === undefined) this.#happen(recorded);
    else this.#quarantine(event, at, { reason: 'metric-overflow', message: `${event.name}: ${overflow}` });
  }

  /** Record, measure, score, detect, advance. */
  #happen(event: LogEvent): void {
    this.lastAt = Math.max(this.lastAt, event.receivedAt);
    // Of what is lived again nothing comes twice, and the log has it: only what we bring about ourselves is news.
    if (!this.#isReplay || event.depth > 0) this.recorded.push(event);
    if (!this.#isReplay) this.#keys.add(event.key);
    const moves = this.#fold(event);
    measure(this.runtime, this.data.series, event);
    if (this.quiet) return;
    const cause = new EventCause(event);
    if (moves || this.runtime.concerns(event.name)) this.#causeAll(cause, this.evaluation.look(cause, event));
    if (!event.history) this.#work(cause, this.journeys.see(cause, event));
  }

  /** Whether what features know of the account is another now. */
  #fold(event: LogEvent): boolean {
    let moves = false;
    for (const { subject, fold } of this.runtime.relations) {
      const before = this.rows.get(subject);
      const after = fold === undefined ? before : fold(before, event);
      if (after === before) continue;
      this.rows.set(subject, after);
      moves = true;
    }
    return moves;
  }

  #wake(due: Due): void {
    const at = Math.max(due.at, this.lastAt);
    this.lastAt = at;
    this.#wakes = at === this.#wokenAt ? this.#wakes + 1 : 1;
    this.#wokenAt = at;
    const woken = due.enrollment === undefined ? undefined : this.journeys.enrollments.get(due.enrollment);
    if (this.#wakes > WAKES_AT_ONCE) {
      const which = due.enrollment === undefined ? 'its scores' : (woken?.journey ?? '');
      throw internal(
        'due-loop',
        `${which} of ${this.data.account} goes in circles at one instant: put a wait into the loop`,
      );
    }
    // One journey may wake several times at one instant: how far it is tells them apart.
    const cause = new DueCause(at, this.data.account, due.enrollment ?? '', due.at, woken?.runs ?? 0);
    if (due.enrollment === undefined) {
      this.#causeAll(cause, this.evaluation.look(cause, undefined));
      // A score that moves within its band is no event, and yet a wait or a stop may read it.
      this.#work(cause, this.journeys.look(cause));
    } else this.#work(cause, this.journeys.wake(cause, due.enrollment));
  }

  #work(cause: Cause, { events, effects }: { events: readonly CausedEvent[]; effects: readonly EffectRow[] }): void {
    this.#causeAll(cause, events);
    for (const row of effects) this.#ask(cause, row);
  }

  #ask(cause: Cause, row: EffectRow): void {
    const own = doOwnEffect(this.runtime, row);
    if (own === undefined) {
      this.#causes.set(row.id, cause);
      this.#effects.push(row);
    } else this.#settle(row, cause, own);
  }

  #askAll(row: EffectRow, cause: Cause, asks: readonly AskedTask[]): void {
    const { standIns } = row.payload;
    asks.forEach(({ kind, payload: asked }, ordinal) => {
      // Who stands in for whom is the same for what is asked because of it.
      const payload = standIns === undefined ? asked : { standIns, ...asked };
      this.#ask(cause, { ...row, kind, payload, id: idOf('asked', row.id, ordinal) });
    });
  }

  #causeAll(cause: Cause, events: readonly CausedEvent[]): void {
    events.forEach((event, ordinal) => {
      this.#cause(cause, event, `${event.name} ${ordinal}`);
    });
  }

  /** An event of ours: it follows its cause in this account, or goes to the inbox of the other one. */
  #cause(cause: Cause, event: CausedEvent, ordinal: string): void {
    const account = event.account ?? this.data.account;
    const common = {
      key: idOf('caused', account, cause.key, ordinal),
      account,
      name: event.name,
      source: 'perennial',
      properties: event.properties,
      root: cause.root,
      depth: cause.depth + 1,
      history: cause.history,
      ...(event.contact === undefined ? {} : { contact: event.contact }),
    };
    if (common.depth > DEEPEST) {
      const message = `${event.name} is the ${common.depth}th in a chain of causes; break the circle in the playbook, then replay it`;
      this.#quarantine(common, cause.at, { reason: 'chain-too-deep', message });
    } else if (account !== this.data.account) this.elsewhere.push(common);
    else this.#caused.push({ ...common, occurredAt: cause.at, receivedAt: cause.at });
  }

  #recordedHere(event: IncomingEvent, receivedAt: Instant): StoredEvent | undefined {
    if (!this.#keys.has(event.key)) return undefined;
    const found = this.recorded.find(
      ({ key, occurredAt }) => key === event.key && mayRepeat(event, receivedAt, occurredAt),
    );
    return found && { name: found.name, occurredAt: found.occurredAt, properties: found.properties };
  }

  #quarantine(
    event: IncomingEvent,
    at: Instant,
    { reason, message }: { reason: string; message: string },
    stored?: StoredEvent,
  ): void {
    this.quarantined.push({
      id: idOf('quarantine', event.key, JSON.stringify(event.properties)),
      account: this.data.account,
      at,
      reason,
      message,
      event,
      ...(stored === undefined ? {} : { stored }),
    });
  }
}
