import { type Instant, internal } from '#base';
import type { Expression, Value } from '#pure/expression';
import type { Journey, Step, StepId } from '#pure/playbook';
import type { AdvanceContext, AskedEffect, DatedReader, StepEffect, StepRun, ToldEvent } from './advance-context.ts';
import type { Enrollment, Waiting } from './enrollment.ts';

/** How a step is come to: from the one before; its `at` has come; or what it waits for may have come. */
export type Coming = 'before' | 'due' | 'waited';

/** A trail that can be walked on: to the next step, or by one step that holds nothing. */
export interface Walking extends Trail {
  goOn(step: StepId | undefined): void;
  goFrom(step: StepId, coming: Coming): void;
  beside(step: Step): void;
}

/** An enrollment while it is advanced, with what its steps did and asked for. Each change makes a new enrollment. */
export class Trail {
  readonly effects: AskedEffect[] = [];
  readonly runs: StepRun[] = [];
  readonly events: ToldEvent[] = [];
  /** When a stop condition next changes by time alone. */
  stopDue: Instant | undefined;
  /** When a risk next changes by time alone. */
  riskDue: Instant | undefined;

  constructor(
    readonly journey: Journey,
    public enrollment: Enrollment,
    readonly context: AdvanceContext,
  ) {}

  get at(): Instant {
    return this.context.at;
  }

  /** Whether its journey or a person does not let it move. */
  get isHalted(): boolean {
    return this.context.isPaused === true || this.enrollment.paused?.byHand === true;
  }

  set(change: Partial<Enrollment>): void {
    this.enrollment = { ...this.enrollment, ...change };
  }

  wait(waiting: Waiting): 'waits' {
    this.set({ waiting });
    return 'waits';
  }

  /** Ends what it waits for, which is given. */
  endWait(): Waiting | undefined {
    const { waiting, ...rest } = this.enrollment;
    this.enrollment = rest;
    return waiting;
  }

  exit(outcome: string, step: string, why: string, again?: Enrollment['again']): void {
    const {
      waiting,
      stopDue: _,
      overdueAt: __,
      later: ___,
      standsSince: ____,
      paused: _____,
      ...rest
    } = this.enrollment;
    // What is no step, a stop or a person, takes it from wherever it stands.
    const leftAt = Object.hasOwn(this.journey.steps, step) ? step : (waiting?.step ?? step);
    const left = { ...rest, status: 'exited', outcome, exitedAt: this.at, seen: [], leftAt } as const;
    this.enrollment = again === undefined ? left : { ...left, again };
    this.push(step, `exit ${outcome}`, { why });
  }

  /** Stops are in force everywhere and checked before every step; true when it has left, now or before. */
  stopped(): boolean {
    if (this.enrollment.status !== 'running') return true;
    if (this.journey.stop.length === 0) return false;
    const reader = this.reader();
    const stop = this.journey.stop.find(({ when }) => when.evaluate(reader) === true);
    this.stopDue = reader.until();
    if (stop === undefined) return false;
    this.exit(stop.exit, 'stop', stop.when.source);
    return true;
  }

  /** Counts a visit of a step, which is given; `ran`: the step does what it says. */
  visit({ id }: Step, ran = true): number {
    const { visits, ranAt } = this.enrollment;
    const visit = (visits[id] ?? 0) + 1;
    this.set({ visits: { ...visits, [id]: visit }, ...(ran ? { ranAt: { ...ranAt, [id]: this.at } } : {}) });
    return visit;
  }

  effect(kind: string, step: StepId, visit: number, payload: StepEffect['payload']): void {
    this.effects.push({ kind, step, visit, payload, by: this.enrollment });
  }

  tell(name: ToldEvent['name'], properties: ToldEvent['properties']): void {
    const { id: enrollment, journey } = this.enrollment;
    this.events.push({ name, properties: { enrollment, journey, ...properties } });
  }

  /** Notes what a step did, with the facts that its conditions saw. */
  record(step: Step, did: string, ...conditions: readonly Expression[]): void {
    this.push(step.id, did, this.saw(conditions));
  }

  push(step: string, did: string, saw: StepRun['saw']): void {
    this.runs.push({ ordinal: this.enrollment.runs, step, at: this.at, did, saw });
    this.set({ runs: this.enrollment.runs + 1 });
  }

  /** The facts that conditions mention, as they are now. */
  saw(conditions: readonly Expression[]): StepRun['saw'] {
    if (conditions.length === 0) return {};
    const reader = this.reader();
    const refs = conditions.flatMap((condition) => condition.refs);
    return Object.fromEntries(refs.map((ref): [string, Value | null] => [ref.id, reader(ref) ?? null]));
  }

  reader(): DatedReader {
    return this.context.readerFor(this.enrollment);
  }

  step(id: StepId): Step {
    const step = this.journey.steps[id];
    if (step === undefined) throw internal('no-such-step', `${this.journey.id} has no step ${id}`, { step: id });
    return step;
  }
}
