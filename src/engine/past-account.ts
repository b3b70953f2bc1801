import type { Instant } from '#base';
import { AccountSeries } from '#pure/measure';
import { isOpen, type RaisedSignal } from '#pure/signal';
import type { StandingScore } from './account-data.ts';
import type { LivedEvent } from './account-log.ts';
import { type ComputedScore, computeScores } from './compute-scores.ts';
import { type InForce, inForceAt, withLive } from './live-versions.ts';
import type { LogEvent } from './log-event.ts';
import { measure } from './measure.ts';
import type { Runtime } from './runtime.ts';

/** What moved scores: something that happened, time that passed, another configuration. */
export type Mover = 'data' | 'time' | 'configuration';

/** The scores of an account at an instant, and what made them so. */
export interface PastMoment {
  readonly at: Instant;
  readonly by: Mover;
  readonly event?: LogEvent;
  readonly scores: readonly ComputedScore[];
}

/**
 * An account as its log tells it, brought from instant to instant by the engine's own folding and scoring. Signals are
 * those that are stored.
 */
export class PastAccount {
  readonly rows: Map<string, unknown>;
  readonly series = new AccountSeries();
  readonly scores: Record<string, StandingScore> = {};
  signals: readonly RaisedSignal[] = [];
  #next = 0;
  #inForce: InForce = { from: Number.NEGATIVE_INFINITY, live: [] };

  constructor(
    account: string,
    readonly runtime: Runtime,
    readonly events: readonly LivedEvent[],
    readonly configurations: readonly InForce[],
    readonly allSignals: readonly RaisedSignal[],
  ) {
    this.rows = new Map(runtime.relations.map((relation) => [relation.subject, relation.empty(account)]));
  }

  /** Lives through all up to `at`, and gives the scores of that instant. */
  bringTo(at: Instant): PastMoment {
    for (let next = this.events[this.#next]; next !== undefined && next.at <= at; next = this.events[this.#next]) {
      this.#next += 1;
      this.#fold(next.event);
    }
    this.#inForce = inForceAt(this.configurations, at);
    return { at, by: 'time', scores: this.#look(at).scores };
  }

  /**
   * Lives on to `to` moment by moment: each event that scores may depend on, each time that moves them, each change of
   * version; at one instant time comes first, then what happened, then the version.
   */
  *liveOn(from: Instant, to: Instant): Iterable<PastMoment> {
    let { until } = this.#look(from);
    for (;;) {
      const event = this.events[this.#next];
      const change = this.configurations.find((one) => one.from > this.#inForce.from && one.from > from);
      const at = Math.min(until ?? LATER, event?.at ?? LATER, change?.from ?? LATER);
      if (at > to) break;
      let by: Mover = 'time';
      if (until !== at) {
        if (event?.at === at) {
          this.#next += 1;
          if (!this.#fold(event.event)) continue;
          by = 'data';
        } else if (change !== undefined) {
          this.#inForce = change;
          by = 'configuration';
        }
      }
      const looked = this.#look(at);
      until = looked.until;
      yield { at, by, scores: looked.scores, ...(by === 'data' && event !== undefined ? { event: event.event } : {}) };
    }
    yield { at: to, by: 'time', scores: this.#look(to).scores };
  }

  /** Whether scores may look different after it. */
  #fold(event: LogEvent): boolean {
    let moves = false;
    for (const { subject, fold } of this.runtime.relations) {
      if (fold === undefined) continue;
      const before = this.rows.get(subject);
      const after = fold(before, event);
      if (after === before) continue;
      this.rows.set(subject, after);
      moves = true;
    }
    measure(this.runtime, this.series, event);
    return moves || this.runtime.concerns(event.name);
  }

  #look(at: Instant): ReturnType<typeof computeScores> {
    this.signals = this.allSignals.flatMap((signal) => {
      const { closedAt, ...open } = signal;
      const isClosed = closedAt !== undefined && closedAt <= at;
      return signal.raisedAt > at || isClosed ? [] : [isOpen(signal) ? signal : { ...open, status: 'raised' as const }];
    });
    return computeScores(withLive(this.runtime, this.#inForce.live), this, at);
  }
}

const LATER = Number.POSITIVE_INFINITY;
