import { type DateText, dateText, dayOf, type Instant, idOf } from '#base';
import {
  type AccountData,
  AccountRun,
  type CausedEvent,
  type EffectOutcome,
  type EffectRow,
  type Inbound,
  type IncomingEvent,
  type LogEvent,
  type Runtime,
  type StandingScore,
} from '#engine';
import type { Enrollment } from '#pure/journey';
import { AccountSeries } from '#pure/measure';
import { VirtualDesk } from './virtual-desk.ts';
import { type Rows, recordOutcome, rowsAfter } from './virtual-effects.ts';

/** What happened to a virtual account, for expectations to be held against. */
export interface VirtualTimeline {
  readonly events: LogEvent[];
  readonly effects: EffectRow[];
  readonly scores: { readonly at: Instant; readonly name: string; readonly score: StandingScore }[];
}

/** One account in memory, run by the real engine on a clock that its caller moves. No database. */
export class VirtualAccount {
  readonly timeline: VirtualTimeline = { events: [], effects: [], scores: [] };
  readonly desk = new VirtualDesk();
  readonly #kinds: readonly string[];
  #data: AccountData;
  #sent = 0;

  constructor(
    readonly account: string,
    readonly runtime: Runtime,
    start: Instant,
  ) {
    this.#kinds = runtime.registry.effects.map(({ kind }) => kind);
    this.#data = {
      account,
      lastAt: Number.NEGATIVE_INFINITY,
      // The first look at the account is a live one, on day 0.
      dueAt: start,
      rows: new Map(runtime.relations.map((relation) => [relation.subject, relation.empty(account)])),
      series: new AccountSeries(),
      scores: {},
      signals: [],
      enrollments: [],
    };
  }

  get enrollments(): readonly Enrollment[] {
    return this.#data.enrollments;
  }

  /** Known before the start: it is measured, nobody acts on it. */
  remember(event: CausedEvent, occurredAt: Instant, receivedAt: Instant): void {
    this.#run([this.#inbound(event, occurredAt, receivedAt)], receivedAt - 1, true);
  }

  /** Something happens now: due times up to now come first. */
  happen(event: CausedEvent, at: Instant): void {
    this.#run([this.#inbound(event, at, at)], at, false);
  }

  /** Events as the inbox has them come in, each at its instant; then time passes until `at`. */
  arrive(rows: readonly Inbound[], at: Instant): void {
    this.#run(rows, at, false);
  }

  /** Time passes until `at`. */
  pass(at: Instant): void {
    this.#run([], at, false);
  }

  #inbound(event: CausedEvent, occurredAt: Instant, receivedAt: Instant): Inbound {
    this.#sent += 1;
    const incoming: IncomingEvent = {
      account: this.account,
      key: idOf('virtual', this.account, this.#sent),
      name: event.name,
      source: 'scenario',
      occurredAt,
      properties: event.properties,
    };
    return { event: incoming, receivedAt };
  }

  #run(inbound: readonly Inbound[], horizon: Instant, quiet: boolean): void {
    const run = new AccountRun(this.#data, inbound, horizon, this.runtime, quiet);
    for (let rows = run.run(); rows.length > 0; rows = run.run()) run.settle(this.#doAll(rows, run.rows));
    const [refused] = run.quarantined;
    if (refused !== undefined) throw new RefusedEvent(refused.message);
    this.timeline.events.push(...run.recorded);
    for (const { name, score } of run.evaluation.changes) this.timeline.scores.push({ at: score.at, name, score });
    this.#data = {
      account: this.account,
      lastAt: run.lastAt,
      dueAt: run.dueAt,
      rows: run.rows,
      series: this.#data.series,
      scores: run.evaluation.scores,
      signals: run.evaluation.signals,
      enrollments: [...run.journeys.enrollments.values()],
    };
  }

  /** Everything that steps ask for is done at once, kind by kind as a tick does it. */
  #doAll(rows: readonly EffectRow[], standing: Rows): EffectOutcome[] {
    const place = ({ kind }: EffectRow): number => this.#kinds.indexOf(kind);
    let now = standing;
    return rows
      .toSorted((a, b) => place(a) - place(b))
      .map((row) => {
        this.timeline.effects.push(row);
        const outcome = this.desk.do(row) ??
          recordOutcome(row, now, this.#today(row.at)) ?? { id: row.id, done: true, events: [] };
        if (outcome.done) now = rowsAfter(now, row, outcome.events, this.runtime);
        return outcome;
      });
  }

  #today(at: Instant): DateText {
    return dateText(dayOf(at, this.runtime.zone));
  }
}

/** An event of a scenario that the product would put into quarantine. */
export class RefusedEvent extends Error {}
