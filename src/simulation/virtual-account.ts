import type { Instant, JsonObject } from '#base';
import { idOf } from '#base';
import {
  type AccountData,
  AccountRun,
  type EffectOutcome,
  type EffectRow,
  type Inbound,
  type IncomingEvent,
  type LogEvent,
  type Runtime,
  type StandingScore,
} from '#engine';
import { AccountSeries } from '#pure/measure';

/** What happened to a virtual account, for expectations to be held against. */
export interface VirtualTimeline {
  readonly events: LogEvent[];
  readonly effects: EffectRow[];
  readonly scores: { readonly at: Instant; readonly name: string; readonly score: StandingScore }[];
}

/** A task that a person could complete. */
export interface OpenTask {
  readonly id: string;
  readonly kind: string;
  readonly enrollment: string;
  /** The step that asked for it. */
  readonly step: string;
  readonly form: string | undefined;
}

/** One account in memory, run by the real engine on a clock that its caller moves. No database. */
export class VirtualAccount {
  readonly timeline: VirtualTimeline = { events: [], effects: [], scores: [] };
  readonly tasks: OpenTask[] = [];
  #data: AccountData;
  #sent = 0;

  constructor(
    readonly account: string,
    readonly runtime: Runtime,
    start: Instant,
  ) {
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

  /** Known before the start: it is measured, nobody acts on it. */
  remember(event: VirtualEvent, occurredAt: Instant, receivedAt: Instant): void {
    this.#run([this.#inbound(event, occurredAt, receivedAt)], receivedAt - 1, true);
  }

  /** Something happens now: due times up to now come first. */
  happen(event: VirtualEvent, at: Instant): void {
    this.#run([this.#inbound(event, at, at)], at, false);
  }

  /** Time passes until `at`. */
  pass(at: Instant): void {
    this.#run([], at, false);
  }

  #inbound(event: VirtualEvent, occurredAt: Instant, receivedAt: Instant): Inbound {
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
    for (let rows = run.run(); rows.length > 0; rows = run.run()) run.settle(rows.map((row) => this.#do(row)));
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

  /** Everything that a step asks for is done at once: mail arrives, tasks lie open until somebody completes them. */
  #do(row: EffectRow): EffectOutcome {
    this.timeline.effects.push(row);
    const { payload } = row;
    if (row.kind === 'email') {
      const message = payload.message as { readonly id?: string } | undefined;
      return done(row, 'email.sent', { message: String(message?.id), id: row.id });
    }
    if (row.kind === 'task') {
      const form = payload.form as { readonly id?: string } | undefined;
      this.tasks.push({
        id: row.id,
        kind: String(payload.task),
        enrollment: row.enrollment ?? '',
        step: row.step ?? '',
        form: form?.id,
      });
      return done(row, 'task.created', { task: row.id, kind: String(payload.task) });
    }
    return { id: row.id, done: true, events: row.kind === 'task.cancel' ? this.#cancel(row) : [] };
  }

  /** All open tasks of the enrollment, or those of one of its steps. */
  #cancel({ enrollment, payload }: EffectRow): VirtualEvent[] {
    const isMeant = (task: OpenTask): boolean =>
      task.enrollment === enrollment && (payload.step === undefined || payload.step === task.step);
    const cancelled = this.tasks.filter(isMeant);
    this.tasks.splice(0, this.tasks.length, ...this.tasks.filter((task) => !isMeant(task)));
    return cancelled.map(({ id, kind, enrollment: of }) => ({
      name: 'task.cancelled',
      properties: { task: id, kind, enrollment: of },
    }));
  }
}

export interface VirtualEvent {
  readonly name: string;
  readonly properties: JsonObject;
}

/** An event of a scenario that the product would put into quarantine. */
export class RefusedEvent extends Error {}

const done = (row: EffectRow, name: string, properties: JsonObject): EffectOutcome => ({
  id: row.id,
  done: true,
  events: [{ name, properties }],
});
