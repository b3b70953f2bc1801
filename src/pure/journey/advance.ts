import { type Instant, internal, type JsonObject, parseInstant, type Uuid } from '#base';
import type { Expression, FactReader, Value } from '#pure/expression';
import type { Duration, Journey, Moment, Step, StepId } from '#pure/playbook';
import type { Enrollment, SeenEvent, Waiting } from './enrollment.ts';

/** What a step asks to be done; the engine gives it an id and hands it to the handler of its kind. */
export interface StepEffect {
  readonly kind: string;
  readonly step: StepId;
  readonly visit: number;
  readonly payload: { readonly [name: string]: Value | JsonObject | undefined };
}

/** What a step did, with the values that it saw: for people who ask why. */
export interface StepRun {
  readonly ordinal: number;
  readonly step: StepId;
  readonly at: Instant;
  readonly did: string;
  readonly saw: Readonly<Record<string, Value | null>>;
}

export interface Advanced {
  readonly enrollment: Enrollment;
  readonly effects: readonly StepEffect[];
  readonly runs: readonly StepRun[];
}

export type Trigger =
  | { readonly kind: 'entered'; readonly ready: boolean }
  | { readonly kind: 'event'; readonly event: JourneyEvent }
  | { readonly kind: 'due' };

export interface JourneyEvent {
  readonly key: Uuid;
  readonly name: string;
  readonly properties: JsonObject;
}

export interface AdvanceContext {
  readonly at: Instant;
  /** Reads facts as of `at`; `event`, `answers` and `outcome` are the enrollment's own. */
  readonly readerFor: (enrollment: Enrollment) => FactReader & { until(): Instant | undefined };
  readonly resolve: (moment: Moment, enrollment: Enrollment) => Instant | { readonly missing: string };
  readonly plus: (at: Instant, duration: Duration) => Instant;
  /** The id that the task of a step's visit will get. */
  readonly taskId: (enrollment: Enrollment, step: StepId, visit: number) => Uuid;
}

/** A journey that runs this many steps without waiting goes in circles. */
const STEPS_AT_ONCE = 100;

/**
 * The journey engine: what an enrollment becomes when it was entered, an event arrives or its time has come, and what
 * is to be done. Pure: the caller loads, calls, saves.
 */
export function advance(journey: Journey, enrollment: Enrollment, trigger: Trigger, context: AdvanceContext): Advanced {
  const walk = new Walk(journey, enrollment, context);
  if (trigger.kind === 'entered') {
    if (trigger.ready) walk.goOn(journey.first);
    else walk.exit('not_ready', 'enter', 'entry conditions do not hold');
  } else if (enrollment.status === 'running') {
    if (trigger.kind === 'event') walk.see(trigger.event);
    else walk.wake();
  }
  return { enrollment: walk.enrollment, effects: walk.effects, runs: walk.runs };
}

class Walk {
  readonly effects: StepEffect[] = [];
  readonly runs: StepRun[] = [];
  #steps = 0;

  constructor(
    readonly journey: Journey,
    public enrollment: Enrollment,
    readonly context: AdvanceContext,
  ) {}

  /** An event: it sets anchors and answers, may stop the journey, end a wait, or be kept for an await to come. */
  see(event: JourneyEvent): void {
    const { at } = this.context;
    const own = event.properties.enrollment === this.enrollment.id;
    const task = event.name === 'task.completed' && own ? event.properties : undefined;
    const name = task === undefined ? event.name : `task:${String(task.kind)}`;
    this.#set({ anchors: { ...this.enrollment.anchors, ...anchorsOf(event, at) } });
    if (task !== undefined) this.#keepAnswers(task);
    if (this.#stopped()) return;
    const waiting = this.enrollment.waiting;
    if (waiting?.for === 'task' && task?.task === waiting.task) {
      this.#after(waiting.step, 'done');
      return;
    }
    // A person called the task off: the journey goes on without what it would have brought.
    if (waiting?.for === 'task' && event.name === 'task.cancelled' && event.properties.task === waiting.task) {
      this.#after(waiting.step, 'cancelled');
      return;
    }
    const seen: SeenEvent = { key: event.key, name, at };
    if (this.#awaitsSomewhere(name)) this.#set({ seen: [...this.enrollment.seen, seen] });
    if (waiting?.for === 'events') this.#tryEvents(waiting);
    if (waiting?.for === 'condition') this.#tryCondition(waiting.step);
  }

  /** Its time has come: whatever of its wait is due by now happens, earliest first. */
  wake(): void {
    const { at } = this.context;
    const { waiting } = this.enrollment;
    if (this.#stopped() || waiting === undefined || waiting.for === 'task') return;
    if (waiting.for === 'moment') {
      if (waiting.due <= at) this.#goFrom(waiting.step, true);
      return;
    }
    if (waiting.for === 'condition') {
      this.#tryCondition(waiting.step);
      return;
    }
    const due = waiting.meanwhile
      .filter((follow) => follow.due <= at)
      .sort((a, b) => a.due - b.due || a.index - b.index);
    this.#set({ waiting: { ...waiting, meanwhile: waiting.meanwhile.filter((follow) => follow.due > at) } });
    for (const { index } of due) this.#followUp(waiting.step, index);
    if (waiting.deadline !== undefined && waiting.deadline <= at) {
      const step = this.#step(waiting.step);
      this.#record(step, 'timed out');
      this.#leave(step, 'timeout');
    }
  }

  goOn(step: StepId | undefined): void {
    if (step === undefined) this.exit('completed', this.enrollment.stage ?? '', 'end of the journey');
    else this.#goFrom(step, false);
  }

  exit(outcome: string, step: string, why: string): void {
    const { waiting: _, ...rest } = this.enrollment;
    this.enrollment = { ...rest, status: 'exited', outcome, exitedAt: this.context.at, seen: [] };
    this.#push(step, `exit ${outcome}`, { why });
  }

  #goFrom(first: StepId, woken: boolean): void {
    let at: { step: StepId; woken: boolean } | undefined = { step: first, woken };
    while (at !== undefined && this.enrollment.status === 'running') {
      if (++this.#steps > STEPS_AT_ONCE) {
        throw internal('journey-loop', `${this.journey.id} runs in a circle at ${at.step}: put a wait into the loop`, {
          journey: this.journey.id,
          step: at.step,
        });
      }
      const next: StepId | undefined | 'waits' = this.#run(this.#step(at.step), at.woken);
      if (next === 'waits') return;
      if (this.enrollment.status !== 'running') return;
      if (next === undefined) this.exit('completed', at.step, 'end of the journey');
      else at = { step: next, woken: false };
    }
  }

  /** Runs one step; gives the next, or `waits`. */
  #run(step: Step, woken: boolean): StepId | undefined | 'waits' {
    this.#enterStage(step.stage);
    if (this.#stopped()) return undefined;
    if (step.at !== undefined && !woken) {
      const due = this.context.resolve(step.at, this.enrollment);
      if (typeof due !== 'number') this.#record(step, `no ${due.missing} yet: done at once`);
      else if (due > this.context.at) return this.#wait({ for: 'moment', step: step.id, due });
      else if (due < this.context.at && step.late === 'skip') {
        this.#record(step, 'missed: its moment has passed');
        return step.next;
      }
    }
    if (step.when !== undefined && step.when.evaluate(this.#reader()) !== true) {
      this.#record(step, 'skipped', step.when);
      return step.next;
    }
    const visit = (this.enrollment.visits[step.id] ?? 0) + 1;
    if (step.kind !== 'wait' || !woken) {
      this.#set({
        visits: { ...this.enrollment.visits, [step.id]: visit },
        ranAt: { ...this.enrollment.ranAt, [step.id]: this.context.at },
      });
    }
    switch (step.kind) {
      case 'email':
        this.#record(step, `sends ${step.message}`);
        this.#effect('email', step.id, visit, { message: step.message });
        return step.next;
      case 'task':
        return this.#runTask(step, visit);
      case 'do':
        this.#runAction(step, visit);
        return step.next;
      case 'choose': {
        const reader = this.#reader();
        const hit = step.cases.find((option) => option.when.evaluate(reader) === true);
        this.#record(
          step,
          hit === undefined ? 'otherwise' : `chose ${hit.to}`,
          ...step.cases.map((option) => option.when),
        );
        return hit?.to ?? step.otherwise ?? step.next;
      }
      case 'exit':
        this.exit(step.outcome, step.id, 'reached');
        return undefined;
      case 'wait':
        return this.#runWait(step, woken);
      case 'await':
        return this.#runAwait(step);
    }
  }

  #runTask(step: Extract<Step, { kind: 'task' }>, visit: number): StepId | undefined | 'waits' {
    const due = step.due === undefined ? undefined : this.context.resolve(step.due, this.enrollment);
    const task = this.context.taskId(this.enrollment, step.id, visit);
    this.#record(step, `asks for ${step.task}`);
    this.#effect('task', step.id, visit, { task: step.task, dueAt: typeof due === 'number' ? due : undefined });
    return step.wait ? this.#wait({ for: 'task', step: step.id, task }) : step.next;
  }

  #runAction(step: Extract<Step, { kind: 'do' }>, visit: number): void {
    const reader = this.#reader();
    const payload: Record<string, Value | undefined> = {};
    for (const [name, value] of Object.entries(step.with)) {
      payload[name] = typeof value === 'object' ? value.evaluate(reader) : value;
    }
    this.#record(step, step.action);
    this.#effect(step.action, step.id, visit, payload);
  }

  #runWait(step: Extract<Step, { kind: 'wait' }>, woken: boolean): StepId | undefined | 'waits' {
    if (step.until.kind === 'expression') {
      const reader = this.#reader();
      if (step.until.expression.evaluate(reader) === true) {
        this.#record(step, 'came true', step.until.expression);
        return step.next;
      }
      const due = reader.until();
      return this.#wait({ for: 'condition', step: step.id, ...(due === undefined ? {} : { due }) });
    }
    const due = woken ? this.context.at : this.context.resolve(step.until, this.enrollment);
    if (typeof due === 'number' && due > this.context.at) return this.#wait({ for: 'moment', step: step.id, due });
    this.#record(step, typeof due === 'number' ? 'waited' : `no ${due.missing}: did not wait`);
    return step.next;
  }

  #runAwait(step: Extract<Step, { kind: 'await' }>): StepId | undefined | 'waits' {
    const { at } = this.context;
    const meanwhile: { index: number; due: Instant }[] = [];
    step.meanwhile.forEach((follow, index) => {
      const due = this.context.resolve(follow.at, this.enrollment);
      const missed = typeof due === 'number' && due < at && this.#step(follow.step).late === 'skip';
      if (typeof due === 'number' && !missed) meanwhile.push({ index, due: Math.max(due, at) });
    });
    const deadline = this.#deadline(step);
    const waiting: Waiting = {
      for: 'events',
      step: step.id,
      meanwhile,
      ...(deadline === undefined ? {} : { deadline }),
    };
    this.#wait(waiting);
    this.#tryEvents(waiting);
    return 'waits';
  }

  #deadline(step: Extract<Step, { kind: 'await' }>): Instant | undefined {
    if (step.for !== undefined) return this.context.plus(this.context.at, step.for);
    const until = step.until === undefined ? undefined : this.context.resolve(step.until, this.enrollment);
    return typeof until === 'number' ? Math.max(until, this.context.at) : undefined;
  }

  /** Ends the wait by the earliest event seen that it names; an event is used once. */
  #tryEvents(waiting: Extract<Waiting, { for: 'events' }>): void {
    const step = this.#step(waiting.step);
    if (step.kind !== 'await') return;
    const since = step.since === undefined ? this.enrollment.stageStartedAt : (this.enrollment.ranAt[step.since] ?? 0);
    const hit = this.enrollment.seen.find((seen) => seen.at >= since && step.events.includes(seen.name));
    if (hit === undefined) return;
    this.#set({
      seen: this.enrollment.seen.filter((seen) => seen !== hit),
      outcomes: { ...this.enrollment.outcomes, [step.id]: hit.name },
    });
    this.#record(step, `got ${hit.name}`);
    this.#leave(step, hit.name);
  }

  #tryCondition(id: StepId): void {
    const { waiting: _, ...rest } = this.enrollment;
    this.enrollment = rest;
    this.#goFrom(id, true);
  }

  /** A follow-up beside a wait: one step, which does not move the journey. */
  #followUp(awaiting: StepId, index: number): void {
    const step = this.#step(awaiting);
    const follow = step.kind === 'await' ? step.meanwhile[index] : undefined;
    if (follow === undefined) return;
    const { waiting } = this.enrollment;
    const beside = this.#step(follow.step);
    if (follow.when !== undefined && follow.when.evaluate(this.#reader()) !== true) {
      this.#record(beside, 'skipped', follow.when);
      return;
    }
    this.#run(beside.kind === 'task' ? { ...beside, wait: false } : beside, true);
    if (this.enrollment.status === 'running' && waiting !== undefined) this.#set({ waiting });
  }

  #leave(step: Step, way: string): void {
    const { waiting, ...rest } = this.enrollment;
    this.enrollment = rest;
    if (step.kind === 'await') this.#withdraw(step, waiting);
    this.goOn((step.kind === 'await' ? step.then[way] : undefined) ?? step.next);
  }

  /** Tasks that ran beside a wait are withdrawn once it has ended. */
  #withdraw(step: Extract<Step, { kind: 'await' }>, waiting: Waiting | undefined): void {
    const visit = this.enrollment.visits[step.id] ?? 0;
    step.meanwhile.forEach((follow, index) => {
      const ran = waiting?.for === 'events' && !waiting.meanwhile.some((left) => left.index === index);
      if (!ran || this.#step(follow.step).kind !== 'task') return;
      this.#effect('task.cancel', `${step.id}.${follow.step}`, visit, {
        step: follow.step,
        reason: 'no longer needed',
      });
    });
  }

  #after(id: StepId, did: string): void {
    const step = this.#step(id);
    this.#record(step, did);
    this.#leave(step, did);
  }

  /** Stops are in force everywhere and checked before every step. */
  #stopped(): boolean {
    if (this.enrollment.status !== 'running') return true;
    const reader = this.#reader();
    const stop = this.journey.stop.find(({ when }) => when.evaluate(reader) === true);
    if (stop === undefined) return false;
    this.exit(stop.exit, 'stop', stop.when.source);
    return true;
  }

  #enterStage(stage: string): void {
    if (this.enrollment.stage === stage) return;
    const { at } = this.context;
    this.#set({ stage, stageStartedAt: at, seen: [], anchors: { ...this.enrollment.anchors, 'stage.start': at } });
  }

  #keepAnswers(task: JsonObject): void {
    const { form, answers } = task;
    if (typeof form !== 'string' || answers === null || typeof answers !== 'object' || Array.isArray(answers)) return;
    this.#set({ answers: { ...this.enrollment.answers, [form]: answers as JsonObject } });
  }

  #awaitsSomewhere(name: string): boolean {
    return Object.values(this.journey.steps).some((step) => step.kind === 'await' && step.events.includes(name));
  }

  #wait(waiting: Waiting): 'waits' {
    this.#set({ waiting });
    return 'waits';
  }

  #effect(kind: string, step: StepId, visit: number, payload: StepEffect['payload']): void {
    this.effects.push({ kind, step, visit, payload });
  }

  #record(step: Step, did: string, ...conditions: readonly Expression[]): void {
    const reader = this.#reader();
    const saw: Record<string, Value | null> = {};
    for (const condition of conditions) for (const ref of condition.refs) saw[ref.id] = reader(ref) ?? null;
    this.#push(step.id, did, saw);
  }

  #push(step: string, did: string, saw: StepRun['saw']): void {
    this.runs.push({ ordinal: this.enrollment.runs, step, at: this.context.at, did, saw });
    this.#set({ runs: this.enrollment.runs + 1 });
  }

  #reader() {
    return this.context.readerFor(this.enrollment);
  }

  #step(id: StepId): Step {
    const step = this.journey.steps[id];
    if (step === undefined) throw internal('no-such-step', `${this.journey.id} has no step ${id}`, { step: id });
    return step;
  }

  #set(change: Partial<Enrollment>): void {
    this.enrollment = { ...this.enrollment, ...change };
  }
}

/** The event itself, and its instants: `meeting.booked` with `starts` sets the anchor `meeting.starts`. */
function anchorsOf(event: JourneyEvent, at: Instant): Record<string, Instant> {
  const anchors: Record<string, Instant> = { [event.name]: at };
  const subject = event.name.slice(0, event.name.lastIndexOf('.') + 1);
  if (subject === '') return anchors;
  for (const [name, value] of Object.entries(event.properties)) {
    const instant = typeof value === 'string' && value.includes('T') ? parseInstant(value) : undefined;
    if (instant !== undefined) anchors[subject + name] = instant;
  }
  return anchors;
}
