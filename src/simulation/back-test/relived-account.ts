import { type DateText, dateText, dayOf, type Instant } from '#base';
import {
  type AccountData,
  AccountRun,
  type EffectOutcome,
  type EffectRow,
  type LivedEvent,
  type LogEvent,
  type Runtime,
} from '#engine';
import { AccountSeries } from '#pure/measure';
import { VirtualDesk } from '../virtual-desk.ts';
import { type Rows, recordOutcome, rowsAfter } from '../virtual-effects.ts';

/**
 * Whether a replay is given an event of the log, instead of bringing it about itself: what customers, colleagues and
 * other software did. What we caused comes again if its causes do; mail arrives when it is written.
 */
export function isGiven({ depth, source, name }: LogEvent): boolean {
  return depth === 0 && source !== 'outbox' && name !== 'playbook.live';
}

/** One account in memory that lives its log again by the real engine under some configuration. No database. */
export class RelivedAccount {
  readonly effects: EffectRow[] = [];
  /** What the engine told by itself. */
  readonly told: LogEvent[] = [];
  readonly desk = new VirtualDesk();
  data: AccountData;
  readonly #places: ReadonlyMap<string, number>;

  constructor(
    readonly account: string,
    readonly runtime: Runtime,
    /** All that is known of the account before `start` is measured, and nobody looks at it. */
    warm: readonly LivedEvent[],
    start: Instant,
  ) {
    this.#places = new Map(runtime.registry.effects.map(({ kind }, place) => [kind, place]));
    this.data = {
      account,
      lastAt: Number.NEGATIVE_INFINITY,
      dueAt: undefined,
      rows: new Map(runtime.relations.map((relation) => [relation.subject, relation.empty(account)])),
      series: new AccountSeries(),
      scores: {},
      signals: [],
      enrollments: [],
    };
    if (warm.length === 0) return;
    this.#run(warm, start - 1, true);
    this.data = { ...this.data, dueAt: start };
  }

  /** Lives through events and due times up to `horizon`. */
  live(events: readonly LivedEvent[], horizon: Instant): void {
    this.#run(events, horizon, false);
  }

  #run(events: readonly LivedEvent[], horizon: Instant, quiet: boolean): void {
    const inbound = events.map(({ at, event }) => ({ event, receivedAt: at, lived: event }));
    const run = new AccountRun(this.data, inbound, horizon, this.runtime, quiet);
    for (let rows = run.run(); rows.length > 0; rows = run.run()) run.settle(this.#doAll(rows, run.rows));
    if (!quiet) for (const event of run.recorded) if (event.depth > 0) this.told.push(event);
    this.data = {
      account: this.account,
      lastAt: run.lastAt,
      dueAt: run.dueAt,
      rows: run.rows,
      series: this.data.series,
      scores: run.evaluation.scores,
      signals: run.evaluation.signals,
      enrollments: [...run.journeys.enrollments.values()],
    };
  }

  /** Everything that steps ask for is done at once, kind by kind as a tick does it. */
  #doAll(rows: readonly EffectRow[], standing: Rows): EffectOutcome[] {
    const place = ({ kind }: EffectRow): number => this.#places.get(kind) ?? 0;
    let now = standing;
    return rows
      .toSorted((a, b) => place(a) - place(b))
      .map((row) => {
        this.effects.push(row);
        const outcome = this.desk.do(row) ??
          recordOutcome(row, now, this.#today(row.at)) ?? { id: row.id, done: true, events: [] };
        if (outcome.done && outcome.events.length > 0) now = rowsAfter(now, row, outcome.events, this.runtime);
        return outcome;
      });
  }

  #today(at: Instant): DateText {
    return dateText(dayOf(at, this.runtime.zone));
  }
}
