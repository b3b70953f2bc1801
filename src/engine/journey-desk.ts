import { dayNumber, type Instant, idOf, internal, type JsonObject, startOfDay, type Uuid } from '#base';
import {
  type AdvanceContext,
  type AskedEffect,
  advance,
  decideEntry,
  dueOf,
  type Enrollment,
  type StepRun,
  type Trigger,
} from '#pure/journey';
import type { Journey } from '#pure/playbook';
import type { AccountData } from './account-data.ts';
import { hasAsked } from './asked-work.ts';
import { bandEffects } from './band-steps.ts';
import type { Cause } from './cause.ts';
import type { Evaluation } from './evaluation.ts';
import { factReader } from './fact-reader.ts';
import { journeyContext } from './journey-context.ts';
import { leanEvent } from './lean-event.ts';
import type { LogEvent } from './log-event.ts';
import type { CausedEvent, EffectRow } from './registry.ts';
import type { ActivePlaybook, Runtime } from './runtime.ts';
import { signalEffects } from './signal-alerts.ts';
import { evidenceOf } from './signal-news.ts';
import { effectPayload, standInsIn } from './step-payload.ts';
import { askToPutRight } from './undelivered.ts';
import { askedMove, decideMove, MOVE_REQUESTED } from './version-move.ts';

export interface DeskWork {
  readonly events: readonly CausedEvent[];
  readonly effects: readonly EffectRow[];
}

interface EntryRefusal {
  readonly playbook: string;
  readonly journey: string;
  /** The event at the start of the chain. */
  readonly root: Uuid;
  readonly reason: string;
}

/** When something moves by time alone: an enrollment, or (absent) the account's own scores and signals. */
export interface Due {
  readonly at: Instant;
  readonly enrollment?: Uuid;
}

/** The journeys of one account: who is where, what an event or a due time does to them. */
export class JourneyDesk {
  readonly enrollments: Map<Uuid, Enrollment>;
  readonly changed = new Set<Uuid>();
  /** Each change of an enrollment, in their order: what is counted of journeys comes of them. */
  readonly moves: { readonly before: Enrollment | undefined; readonly after: Enrollment }[] = [];
  readonly runs: { readonly enrollment: Uuid; readonly run: StepRun }[] = [];
  /** Journeys that an event is for and did not enter, and why: for whoever asks what would come of it. */
  readonly refusals: EntryRefusal[] = [];

  constructor(
    readonly data: AccountData,
    readonly runtime: Runtime,
    readonly evaluation: Evaluation,
  ) {
    this.enrollments = new Map(data.enrollments.map((enrollment) => [enrollment.id, enrollment]));
  }

  /** In the order of their ids: how they were loaded must not show in what they cause. */
  running(): readonly Enrollment[] {
    const running: Enrollment[] = [];
    for (const enrollment of this.enrollments.values()) if (enrollment.status === 'running') running.push(enrollment);
    return running.length > 1 ? running.sort(byId) : running;
  }

  /** What time alone will move first, also of journeys that were left. At one instant by id: how they were loaded must not show. */
  earliestDue(): Due | undefined {
    let first: { at: Instant; enrollment: Uuid } | undefined;
    for (const enrollment of this.enrollments.values()) {
      const { id } = enrollment;
      const at = dueOf(enrollment);
      if (at === undefined || (first !== undefined && (at > first.at || (at === first.at && id > first.enrollment))))
        continue;
      first = { at, enrollment: id };
    }
    return first;
  }

  /** An event reaches every running enrollment, then every journey that it may enter; a band of health and a signal ask. */
  see(cause: Cause, event: LogEvent): DeskWork {
    const work = new Work();
    if (event.name === MOVE_REQUESTED) this.#changeVersion(work, cause, event);
    if (event.name === ENDED) this.#end(work, cause, event);
    for (const enrollment of this.running()) this.#advance(work, cause, enrollment, { kind: 'event', event });
    const undelivered = this.#undelivered(cause, event);
    if (undelivered !== undefined) work.effects.push(undelivered);
    for (const active of this.runtime.live) {
      for (const journey of Object.values(active.playbook.journeys)) this.#enter(work, cause, active, journey, event);
    }
    work.effects.push(...bandEffects(this.runtime, this.evaluation, cause, event));
    work.effects.push(...signalEffects(this.runtime, this.evaluation, cause, event));
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

  /** What the author of a version decided for who is inside an earlier one, applied to where the enrollment stands now. */
  #changeVersion(work: Work, cause: Cause, { properties }: LogEvent): void {
    const enrollment = this.enrollments.get(String(properties.enrollment));
    if (enrollment === undefined) return;
    const asked = askedMove(properties);
    const decided = decideMove(this.runtime, enrollment, asked);
    const { id, playbook, version: from, journey } = enrollment;
    const run = { playbook, journey, enrollment: id, from, version: asked.version };
    if (decided.kind === 'none') return;
    if (decided.kind === 'stays') {
      work.events.push({ name: 'journey.stayed', properties: { ...run, reason: decided.reason } });
      return;
    }
    if (decided.kind === 'leaves') {
      const { outcome } = decided;
      this.#advance(work, cause, enrollment, {
        kind: 'leave',
        outcome,
        by: 'playbook',
        why: `left with ${asked.version}`,
      });
      return;
    }
    const { journey: old, steps, step } = decided;
    this.#advance(
      work,
      cause,
      { ...enrollment, version: asked.version },
      { kind: 'version', from: old, version: asked.version, steps },
    );
    work.events.push({ name: 'journey.moved', properties: { ...run, step: enrollment.waiting?.step ?? '', to: step } });
  }

  /** A person takes the account out of a journey, also while it stands still. */
  #end(work: Work, cause: Cause, { properties: { enrollment: id, reason } }: LogEvent): void {
    const enrollment = this.enrollments.get(String(id));
    if (enrollment?.status !== 'running') return;
    const why = typeof reason === 'string' ? reason : 'taken out';
    this.#advance(work, cause, enrollment, { kind: 'leave', outcome: REMOVED, by: 'person', why });
  }

  #undelivered(cause: Cause, event: LogEvent): EffectRow | undefined {
    const sender = this.enrollments.get(String(event.properties.enrollment));
    const active = sender && this.runtime.find(sender.playbook, sender.version);
    return askToPutRight(cause, event, sender, active && standInsIn(active.playbook));
  }

  #enter(work: Work, cause: Cause, active: ActivePlaybook, journey: Journey, event: LogEvent): void {
    if (!journey.enter.on.includes(event.name) && event.name !== 'journey.requested') return;
    const { playbook } = active;
    if (this.runtime.isPaused(playbook.id, journey.id)) {
      this.refusals.push({ playbook: playbook.id, journey: journey.id, root: cause.root, reason: 'paused' });
      return;
    }
    const earlier = [...this.enrollments.values()].filter(
      (e) => e.playbook === playbook.id && e.journey === journey.id,
    );
    const entry = decideEntry(journey, leanEvent(playbook, event), earlier, {
      at: cause.at,
      account: this.data.account,
      playbook: playbook.id,
      version: playbook.version,
      newId: () => idOf('enrollment', this.data.account, playbook.id, journey.id, cause.key),
      read: factReader(this.runtime, active, this.evaluation, { at: cause.at, event }),
      plus: (at, duration) => this.evaluation.plus(at, duration),
      startOfDay: (date) => startOfDay(dayNumber(date), this.evaluation.zone),
      assign: (what) => this.runtime.assign(what, this.data.account),
    });
    if (entry.kind === 'not entered') {
      this.refusals.push({ playbook: playbook.id, journey: journey.id, root: cause.root, reason: entry.reason });
      return;
    }
    const { kind: _, enrollment: entered, ...how } = entry;
    const evidence = evidenceOf(event);
    const enrollment = evidence === undefined ? entered : { ...entered, evidence };
    this.#put(enrollment);
    // A new beginning takes the place of a date on which an earlier one was to be taken up again.
    for (const { again, ...rest } of earlier) if (entry.ready && again !== undefined) this.#put(rest);
    const heldOut = enrollment.status === 'held_out';
    work.events.push({
      name: heldOut ? 'journey.held_out' : 'journey.entered',
      properties: { playbook: playbook.id, journey: journey.id, enrollment: enrollment.id, on: event.name },
    });
    if (!heldOut) this.#advance(work, cause, enrollment, { kind: 'entered', ...how });
  }

  #advance(work: Work, cause: Cause, enrollment: Enrollment, trigger: Trigger): void {
    const active = this.runtime.find(enrollment.playbook, enrollment.version);
    const journey = active?.playbook.journeys[enrollment.journey];
    if (active === undefined || journey === undefined) {
      // Of one that was left nothing of its version is needed but the day on which it comes back.
      if (enrollment.status !== 'running') {
        this.#comeBack(work, cause, enrollment);
        return;
      }
      const what = `${enrollment.playbook} ${enrollment.version}, journey ${enrollment.journey}`;
      throw internal('version-missing', `${what} is not there any more; publish it again, then release the account`);
    }
    const context = journeyContext(this.evaluation, active, journey, cause.at, this.enrollments, effectId);
    const lean = trigger.kind === 'event' ? { ...trigger, event: leanEvent(active.playbook, trigger.event) } : trigger;
    const result = advance(journey, enrollment, lean, context);
    if (result.enrollment === enrollment) return;
    this.#put(result.enrollment);
    for (const run of result.runs) this.runs.push({ enrollment: enrollment.id, run });
    work.events.push(...result.events);
    for (const effect of result.effects) work.effects.push(this.#row(cause, active, effect, context));
    const hasLeft = enrollment.status === 'running' && result.enrollment.status === 'exited';
    if (hasLeft) this.#left(work, cause, active, result.enrollment);
  }

  #comeBack(work: Work, { at }: Cause, enrollment: Enrollment): void {
    const { again, later: _, ...rest } = enrollment;
    const isDue = again !== undefined && again.at <= at;
    this.#put(again === undefined || isDue ? rest : { ...rest, again });
    if (!isDue) return;
    const { id, playbook, journey } = enrollment;
    const from = again.from === undefined ? {} : { from: again.from };
    work.events.push({ name: 'follow_up.due', properties: { playbook, journey, enrollment: id, ...from } });
  }

  #left(work: Work, cause: Cause, { playbook }: ActivePlaybook, enrollment: Enrollment): void {
    const { journey, outcome } = enrollment;
    work.events.push({
      name: 'journey.exited',
      properties: { playbook: playbook.id, journey, enrollment: enrollment.id, outcome: outcome ?? '' },
    });
    if (hasAsked(playbook, enrollment)) {
      const payload = { enrollment: enrollment.id, reason: `journey left: ${outcome ?? ''}` };
      work.effects.push(this.#effectRow(cause, playbook, enrollment, LEAVING, 1, 'task.cancel', payload));
    }
  }

  #row(cause: Cause, { playbook }: ActivePlaybook, effect: AskedEffect, context: AdvanceContext): EffectRow {
    const { by: enrollment, step, visit, kind } = effect;
    const sources = { playbook, read: context.readerFor(enrollment), enrollment };
    const payload = effectPayload(playbook.journeys[enrollment.journey]?.steps[step], effect, sources);
    return this.#effectRow(cause, playbook, enrollment, step, visit, kind, payload);
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

  #put(enrollment: Enrollment): void {
    this.moves.push({ before: this.enrollments.get(enrollment.id), after: enrollment });
    this.enrollments.set(enrollment.id, enrollment);
    this.changed.add(enrollment.id);
  }
}

const byId = (a: Enrollment, b: Enrollment): number => (a.id < b.id ? -1 : 1);

/** In the place of a step's name, which has no such letters. */
const LEAVING = '(exit)';

/** By which a person takes an account out, and how it has then left. */
const ENDED = 'enrollment.ended';
const REMOVED = 'removed';

/** The same step of the same visit asks for the same effect, however often the tick is repeated. */
const effectId = (enrollment: Enrollment, step: string, visit: number): Uuid =>
  idOf('effect', enrollment.id, step, visit);

class Work {
  readonly events: CausedEvent[] = [];
  readonly effects: EffectRow[] = [];
}
