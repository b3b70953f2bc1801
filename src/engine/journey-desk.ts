import { type Instant, idOf, internal, type JsonObject, parseDate, startOfDay, type Uuid } from '#base';
import { defaultBestHour, resolveMoment } from '#pure/calendar';
import {
  type AdvanceContext,
  advance,
  decideEntry,
  type Enrollment,
  type StepEffect,
  type StepRun,
  type Trigger,
} from '#pure/journey';
import type { Journey, Moment } from '#pure/playbook';
import type { AccountData } from './account-data.ts';
import type { Cause } from './cause.ts';
import type { Evaluation } from './evaluation.ts';
import { factReader } from './fact-reader.ts';
import type { LogEvent } from './log-event.ts';
import type { CausedEvent, EffectRow } from './registry.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';
import { effectPayload } from './step-payload.ts';
import { askToPutRight } from './undelivered.ts';

export interface DeskWork {
  readonly events: readonly CausedEvent[];
  readonly effects: readonly EffectRow[];
}

/** The journeys of one account: who is where, what an event or a due time does to them. */
export class JourneyDesk {
  readonly enrollments: Map<Uuid, Enrollment>;
  readonly changed = new Set<Uuid>();
  readonly runs: { readonly enrollment: Uuid; readonly run: StepRun }[] = [];

  constructor(
    readonly data: AccountData,
    readonly runtime: Runtime,
    readonly evaluation: Evaluation,
  ) {
    this.enrollments = new Map(data.enrollments.map((enrollment) => [enrollment.id, enrollment]));
  }

  /** In the order of their ids: how they were loaded must not show in what they cause. */
  running(): readonly Enrollment[] {
    const running = [...this.enrollments.values()].filter(({ status }) => status === 'running');
    return running.length < 2 ? running : running.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** An event reaches every running enrollment, then every journey that it may enter. */
  see(cause: Cause, event: LogEvent): DeskWork {
    const work = new Work();
    for (const enrollment of this.running()) this.#advance(work, cause, enrollment, { kind: 'event', event });
    const undelivered = askToPutRight(cause, event, this.enrollments.get(String(event.properties.enrollment)));
    if (undelivered !== undefined) work.effects.push(undelivered);
    for (const active of this.runtime.live) {
      for (const journey of Object.values(active.playbook.journeys)) this.#enter(work, cause, active, journey, event);
    }
    return work;
  }

  wake(cause: Cause, id: Uuid): DeskWork {
    const work = new Work();
    const enrollment = this.enrollments.get(id);
    if (enrollment !== undefined) this.#advance(work, cause, enrollment, { kind: 'due' });
    return work;
  }

  /** Facts have changed by time alone: waits for conditions and stops are asked again. */
  look(cause: Cause): DeskWork {
    const work = new Work();
    for (const enrollment of this.running()) this.#advance(work, cause, enrollment, { kind: 'due' });
    return work;
  }

  #enter(work: Work, cause: Cause, active: ActivePlaybook, journey: Journey, event: LogEvent): void {
    if (!journey.enter.on.includes(event.name)) return;
    const { playbook } = active;
    const earlier = [...this.enrollments.values()].filter(
      (e) => e.playbook === playbook.id && e.journey === journey.id,
    );
    const entry = decideEntry(journey, event, earlier, {
      at: cause.at,
      account: this.data.account,
      playbook: playbook.id,
      version: playbook.version,
      newId: () => idOf('enrollment', this.data.account, playbook.id, journey.id, cause.key),
      read: factReader(this.runtime, active, this.evaluation, { at: cause.at, event }),
      plus: (at, duration) => this.evaluation.plus(at, duration),
    });
    if (entry.kind === 'not entered') return;
    const { enrollment, ready } = entry;
    this.#put(enrollment);
    const heldOut = enrollment.status === 'held_out';
    work.events.push({
      name: heldOut ? 'journey.held_out' : 'journey.entered',
      properties: { playbook: playbook.id, journey: journey.id, enrollment: enrollment.id, on: event.name },
    });
    if (!heldOut) this.#advance(work, cause, enrollment, { kind: 'entered', ready });
  }

  #advance(work: Work, cause: Cause, enrollment: Enrollment, trigger: Trigger): void {
    const active = this.runtime.find(enrollment.playbook, enrollment.version);
    const journey = active?.playbook.journeys[enrollment.journey];
    if (active === undefined || journey === undefined) {
      const what = `${enrollment.playbook} ${enrollment.version}, journey ${enrollment.journey}`;
      throw internal('version-missing', `${what} is not there any more; publish it again, then release the account`);
    }
    const event = trigger.kind === 'event' ? trigger.event : enrollment.event;
    const context = this.#context(cause, active, journey, event);
    const result = advance(journey, enrollment, trigger, context);
    if (result.enrollment === enrollment) return;
    this.#put(result.enrollment);
    for (const run of result.runs) this.runs.push({ enrollment: enrollment.id, run });
    for (const effect of result.effects)
      work.effects.push(this.#row(cause, active, result.enrollment, effect, context));
    if (result.enrollment.status === 'exited') this.#left(work, cause, active, result.enrollment);
  }

  #left(work: Work, cause: Cause, { playbook }: ActivePlaybook, enrollment: Enrollment): void {
    const { journey, outcome } = enrollment;
    work.events.push({
      name: 'journey.exited',
      properties: { playbook: playbook.id, journey, enrollment: enrollment.id, outcome: outcome ?? '' },
    });
    const steps = playbook.journeys[journey]?.steps ?? {};
    const hasTasks = Object.keys(enrollment.visits).some((step) => steps[step]?.kind === 'task');
    if (hasTasks) {
      const payload = { enrollment: enrollment.id, reason: `journey left: ${outcome ?? ''}` };
      work.effects.push(this.#effectRow(cause, playbook, enrollment, LEAVING, 1, 'task.cancel', payload));
    }
  }

  #row(
    cause: Cause,
    active: ActivePlaybook,
    enrollment: Enrollment,
    effect: StepEffect,
    context: AdvanceContext,
  ): EffectRow {
    const payload = effectPayload(active.playbook, effect, context.readerFor(enrollment));
    return this.#effectRow(cause, active.playbook, enrollment, effect.step, effect.visit, effect.kind, payload);
  }

  #effectRow(
    cause: Cause,
    playbook: ActivePlaybook['playbook'],
    enrollment: Enrollment,
    step: string,
    visit: number,
    kind: string,
    payload: JsonObject,
  ): EffectRow {
    return {
      id: effectId(enrollment, step, visit),
      kind,
      account: this.data.account,
      at: cause.at,
      enrollment: enrollment.id,
      playbook: playbook.id,
      version: playbook.version,
      journey: enrollment.journey,
      step,
      payload,
    };
  }

  #context(
    cause: Cause,
    active: ActivePlaybook,
    journey: Journey,
    event: { readonly name: string; readonly properties: JsonObject },
  ): AdvanceContext {
    const { evaluation, runtime } = this;
    const resolve = (moment: Moment, enrollment: Enrollment): Instant | { readonly missing: string } => {
      return resolveMoment(moment, {
        now: cause.at,
        entry: enrollment.enteredAt,
        firstDay: journey.firstDay,
        stageStart: enrollment.stageStartedAt,
        anchors: { ...this.#factAnchors(active, cause, moment), ...enrollment.anchors },
        zone: evaluation.zone,
        calendar: runtime.calendar,
        bestHour: defaultBestHour,
      });
    };
    return {
      at: cause.at,
      readerFor: (enrollment) => factReader(runtime, active, evaluation, { at: cause.at, event, enrollment }),
      resolve,
      plus: (at, duration) => evaluation.plus(at, duration),
      taskId: (enrollment, step, visit) => effectId(enrollment, step, visit),
    };
  }

  /** An anchor that is no event of the journey may be a fact: `contract.ends_on`, from the start of that day. */
  #factAnchors(active: ActivePlaybook, cause: Cause, moment: Moment): Record<string, Instant> {
    if (moment.kind !== 'anchor') return {};
    const { anchor } = moment;
    const [subject = '', name = ''] = anchor.split('.');
    const read = factReader(this.runtime, active, this.evaluation, { at: cause.at });
    const value = read({ kind: 'attribute', id: anchor, type: 'date', subject, name });
    if (typeof value === 'number') return { [anchor]: value };
    const day = typeof value === 'string' ? parseDate(value) : undefined;
    return day === undefined ? {} : { [anchor]: startOfDay(day, this.evaluation.zone) };
  }

  #put(enrollment: Enrollment): void {
    this.enrollments.set(enrollment.id, enrollment);
    this.changed.add(enrollment.id);
  }
}

/** In the place of a step's name, which has no such letters. */
const LEAVING = '(exit)';

/** The same step of the same visit asks for the same effect, however often the tick is repeated. */
const effectId = (enrollment: Enrollment, step: string, visit: number): Uuid =>
  idOf('effect', enrollment.id, step, visit);

class Work {
  readonly events: CausedEvent[] = [];
  readonly effects: EffectRow[] = [];
}
