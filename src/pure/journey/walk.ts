import { internal } from '#base';
import type { ExitStep, SplitStep, Step, StepId } from '#pure/playbook';
import { askFor, isAsking } from './ask-for.ts';
import { beginAwait } from './await.ts';
import { mayLeaveFor } from './criteria.ts';
import type { Enrollment } from './enrollment.ts';
import { speakBeside } from './put-off.ts';
import { speak } from './speak.ts';
import { enterStage } from './stage.ts';
import { type Coming, Trail, type Walking } from './trail.ts';

/** A journey that runs this many steps without waiting goes in circles. */
const STEPS_AT_ONCE = 100;

/** What comes after a step: another, the end (undefined), or a wait. */
type Next = StepId | undefined | 'waits';

/** Runs steps one after the other until one waits or the journey ends. */
export class Walk extends Trail implements Walking {
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
      const next: Next = this.#run(this.step(at.step), at.coming);
      if (next === 'waits' || this.enrollment.status !== 'running') return;
      if (next === undefined) this.exit('completed', at.step, 'end of the journey');
      else at = { step: next, coming: 'before' };
    }
  }

  /** A step that holds nothing: of a `meanwhile`, of a stage's `on`, of a risk, of `on exit`. */
  beside(step: Step): void {
    // One that was left can't be stopped any more, and `on exit` runs in it.
    if ((this.enrollment.status === 'running' && this.stopped()) || !this.#isWanted(step)) return;
    if (step.kind === 'email') speakBeside(this, step);
    else if (isAsking(step)) askFor(this, step);
  }

  /** What a journey that has been left does once, whatever led there. */
  afterExit(): void {
    const { outcome = '' } = this.enrollment;
    for (const id of this.journey.onExit[outcome] ?? []) this.beside(this.step(id));
  }

  /** Runs one step; gives the next, or `waits`. */
  #run(step: Step, coming: Coming): Next {
    if (!mayLeaveFor(this, step)) return 'waits';
    enterStage(this, step.stage);
    if (this.stopped()) return undefined;
    if (step.at !== undefined && coming === 'before') {
      const mail = step.kind === 'email' ? step : undefined;
      const due = this.context.resolve(step.at, this.enrollment, mail);
      const moved = typeof due === 'number' && mail !== undefined ? this.context.permitted(mail, due) : due;
      if (typeof moved !== 'number') this.record(step, `no ${moved.missing} yet: done at once`);
      else if (moved > this.at) return this.wait({ for: 'moment', step: step.id, due: moved });
      else if (moved < this.at && step.late === 'skip') {
        this.record(step, 'missed: its moment has passed');
        return step.next;
      }
    }
    // A wait that has begun is not taken back: its condition was asked when it began.
    if (coming !== 'waited' && !this.#isWanted(step)) return step.next;
    return this.#do(step, coming === 'waited');
  }

  #isWanted(step: Step): boolean {
    if (step.when === undefined || step.when.evaluate(this.reader()) === true) return true;
    this.record(step, 'skipped', step.when);
    return false;
  }

  #do(step: Step, waited: boolean): Next {
    if (step.kind === 'email') {
      const held = speak(this, step);
      return held === 'gone' ? step.next : this.wait({ for: 'speech', step: step.id, ...held });
    }
    if (isAsking(step)) {
      const waiting = askFor(this, step);
      return waiting === undefined ? step.next : this.wait(waiting);
    }
    if (!waited) this.visit(step);
    switch (step.kind) {
      case 'choose':
        return this.#choose(step);
      case 'split':
        return this.#split(step);
      case 'exit':
        this.exit(step.outcome, step.id, 'reached', this.#again(step));
        return undefined;
      case 'wait':
        return this.#wait(step, waited);
      case 'await':
        return beginAwait(this, step);
    }
  }

  #choose(step: Extract<Step, { kind: 'choose' }>): Next {
    const reader = this.reader();
    const hit = step.cases.find((option) => option.when.evaluate(reader) === true);
    const did = hit === undefined ? 'otherwise' : `chose ${hit.to}`;
    this.record(step, did, ...step.cases.map((option) => option.when));
    return hit?.to ?? step.otherwise ?? step.next;
  }

  #split(step: SplitStep): Next {
    const share = this.context.assign(this.enrollment, `${this.journey.id}.${step.id}`) * 100;
    let edge = 0;
    const drawn = step.arms.find(({ weight }) => {
      edge += weight;
      return share < edge;
    });
    // Weights that add up to 100 may miss it by a rounding.
    const arm = drawn ?? step.arms.at(-1);
    if (arm === undefined) return step.next;
    this.set({ outcomes: { ...this.enrollment.outcomes, [step.id]: arm.arm } });
    this.record(step, `arm ${arm.arm}`);
    return arm.to ?? step.next;
  }

  #again(step: ExitStep): Enrollment['again'] {
    if (step.again === undefined) return undefined;
    const { at: moment, from } = step.again;
    const at = this.context.resolve(moment, this.enrollment);
    if (typeof at === 'number') return { at, ...(from === undefined ? {} : { from }) };
    this.record(step, `no ${at.missing}: does not come back by itself`);
    return undefined;
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
