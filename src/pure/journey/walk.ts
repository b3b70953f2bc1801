import { internal } from '#base';
import type { Value } from '#pure/expression';
import type { Step, StepId } from '#pure/playbook';
import { beginAwait } from './await.ts';
import { Trail } from './trail.ts';

/** A journey that runs this many steps without waiting goes in circles. */
const STEPS_AT_ONCE = 100;

/** What comes after a step: another, the end (undefined), or a wait. */
type Next = StepId | undefined | 'waits';

/** How a step is come to: from the one before; its `at` has come; or what it waits for may have come. */
type Coming = 'before' | 'due' | 'waited';

/** Runs steps one after the other until one waits or the journey ends. */
export class Walk extends Trail {
  #steps = 0;

  goOn(step: StepId | undefined): void {
    if (this.enrollment.status !== 'running') return;
    if (step === undefined) this.exit('completed', this.enrollment.stage ?? '', 'end of the journey');
    else this.goFrom(step, 'before');
  }

  goFrom(first: StepId, coming: Coming): void {
    let at: { step: StepId; coming: Coming } | undefined = { step: first, coming };
    while (at !== undefined && this.enrollment.status === 'running') {
      if (++this.#steps > STEPS_AT_ONCE) {
        throw internal('journey-loop', `${this.journey.id} runs in a circle at ${at.step}: put a wait into the loop`, {
          journey: this.journey.id,
          step: at.step,
        });
      }
      const next: Next = this.run(this.step(at.step), at.coming);
      if (next === 'waits' || this.enrollment.status !== 'running') return;
      if (next === undefined) this.exit('completed', at.step, 'end of the journey');
      else at = { step: next, coming: 'before' };
    }
  }

  /** Runs one step; gives the next, or `waits`. */
  run(step: Step, coming: Coming): Next {
    this.enterStage(step.stage);
    if (this.stopped()) return undefined;
    if (step.at !== undefined && coming === 'before') {
      const due = this.context.resolve(step.at, this.enrollment);
      if (typeof due !== 'number') this.record(step, `no ${due.missing} yet: done at once`);
      else if (due > this.at) return this.wait({ for: 'moment', step: step.id, due });
      else if (due < this.at && step.late === 'skip') {
        this.record(step, 'missed: its moment has passed');
        return step.next;
      }
    }
    // A wait that has begun is not taken back: its condition was asked when it began.
    const waited = coming === 'waited';
    if (!waited && step.when !== undefined && step.when.evaluate(this.reader()) !== true) {
      this.record(step, 'skipped', step.when);
      return step.next;
    }
    const visit = (this.enrollment.visits[step.id] ?? 0) + 1;
    if (!waited) {
      this.set({
        visits: { ...this.enrollment.visits, [step.id]: visit },
        ranAt: { ...this.enrollment.ranAt, [step.id]: this.at },
      });
    }
    return this.#do(step, visit, waited);
  }

  #do(step: Step, visit: number, waited: boolean): Next {
    switch (step.kind) {
      case 'email':
        this.record(step, `sends ${step.message}`);
        this.effect('email', step.id, visit, { message: step.message });
        return step.next;
      case 'task':
        return this.#task(step, visit);
      case 'do':
        this.#action(step, visit);
        return step.next;
      case 'choose':
        return this.#choose(step);
      case 'exit':
        this.exit(step.outcome, step.id, 'reached');
        return undefined;
      case 'wait':
        return this.#wait(step, waited);
      case 'await':
        return beginAwait(this, step);
    }
  }

  #task(step: Extract<Step, { kind: 'task' }>, visit: number): Next {
    const due = step.due === undefined ? undefined : this.context.resolve(step.due, this.enrollment);
    const task = this.context.taskId(this.enrollment, step.id, visit);
    this.record(step, `asks for ${step.task}`);
    this.effect('task', step.id, visit, { task: step.task, dueAt: typeof due === 'number' ? due : undefined });
    return step.wait ? this.wait({ for: 'task', step: step.id, task }) : step.next;
  }

  #action(step: Extract<Step, { kind: 'do' }>, visit: number): void {
    const reader = this.reader();
    const payload: Record<string, Value | undefined> = {};
    for (const [name, value] of Object.entries(step.with)) {
      payload[name] = typeof value === 'object' ? value.evaluate(reader) : value;
    }
    this.record(step, step.action);
    this.effect(step.action, step.id, visit, payload);
  }

  #choose(step: Extract<Step, { kind: 'choose' }>): Next {
    const reader = this.reader();
    const hit = step.cases.find((option) => option.when.evaluate(reader) === true);
    const did = hit === undefined ? 'otherwise' : `chose ${hit.to}`;
    this.record(step, did, ...step.cases.map((option) => option.when));
    return hit?.to ?? step.otherwise ?? step.next;
  }

  #wait(step: Extract<Step, { kind: 'wait' }>, waited: boolean): Next {
    if (step.until.kind === 'expression') {
      const reader = this.reader();
      if (step.until.expression.evaluate(reader) === true) {
        this.record(step, 'came true', step.until.expression);
        return step.next;
      }
      const due = reader.until();
      return this.wait({ for: 'condition', step: step.id, ...(due === undefined ? {} : { due }) });
    }
    const due = waited ? this.at : this.context.resolve(step.until, this.enrollment);
    if (typeof due === 'number' && due > this.at) return this.wait({ for: 'moment', step: step.id, due, begun: true });
    this.record(step, typeof due === 'number' ? 'waited' : `no ${due.missing}: did not wait`);
    return step.next;
  }
}
