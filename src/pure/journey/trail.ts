import { type Instant, internal } from '#base';
import type { Expression, Value } from '#pure/expression';
import type { Journey, Step, StepId } from '#pure/playbook';
import type { AdvanceContext, DatedReader, StepEffect, StepRun } from './advance-context.ts';
import type { Enrollment, Waiting } from './enrollment.ts';
import { usableEvents } from './seen-events.ts';

/** An enrollment while it is advanced, with what its steps did and asked for. Each change makes a new enrollment. */
export class Trail {
  readonly effects: StepEffect[] = [];
  readonly runs: StepRun[] = [];
  /** When a stop condition next changes by time alone. */
  stopDue: Instant | undefined;

  constructor(
    readonly journey: Journey,
    public enrollment: Enrollment,
    readonly context: AdvanceContext,
  ) {}

  get at(): Instant {
    return this.context.at;
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

  exit(outcome: string, step: string, why: string): void {
    const { waiting: _, stopDue: __, ...rest } = this.enrollment;
    this.enrollment = { ...rest, status: 'exited', outcome, exitedAt: this.at, seen: [] };
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

  enterStage(stage: string): void {
    if (this.enrollment.stage === stage) return;
    const { at } = this;
    this.set({ stage, stageStartedAt: at, anchors: { ...this.enrollment.anchors, 'stage.start': at } });
    this.set({ seen: usableEvents(this.journey, this.enrollment) });
  }

  effect(kind: string, step: StepId, visit: number, payload: StepEffect['payload']): void {
    this.effects.push({ kind, step, visit, payload });
  }

  /** Notes what a step did, with the facts that its conditions saw. */
  record(step: Step, did: string, ...conditions: readonly Expression[]): void {
    const saw: Record<string, Value | null> = {};
    if (conditions.length > 0) {
      const reader = this.reader();
      for (const condition of conditions) for (const ref of condition.refs) saw[ref.id] = reader(ref) ?? null;
    }
    this.push(step.id, did, saw);
  }

  push(step: string, did: string, saw: StepRun['saw']): void {
    this.runs.push({ ordinal: this.enrollment.runs, step, at: this.at, did, saw });
    this.set({ runs: this.enrollment.runs + 1 });
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
