import type { JsonObject, Uuid } from '#base';
import type { Journey } from '#pure/playbook';
import type { AdvanceContext, StepEffect, StepRun } from './advance-context.ts';
import { anchorsOf } from './anchors.ts';
import { passTime, tryEvents } from './await.ts';
import type { Enrollment, Waiting } from './enrollment.ts';
import { withEvent } from './seen-events.ts';
import { Walk } from './walk.ts';

export interface Advanced {
  /** The very same object when nothing of it changed. */
  readonly enrollment: Enrollment;
  readonly effects: readonly StepEffect[];
  readonly runs: readonly StepRun[];
}

/** `due`: its time has come, or a fact that its conditions read may have changed. */
export type Trigger =
  | { readonly kind: 'entered'; readonly ready: boolean }
  | { readonly kind: 'event'; readonly event: JourneyEvent }
  | { readonly kind: 'due' };

export interface JourneyEvent {
  readonly key: Uuid;
  readonly name: string;
  readonly properties: JsonObject;
}

/**
 * The journey engine: what an enrollment becomes when it was entered, an event arrives or its time has come, and what
 * is to be done. Pure: the caller loads, calls, saves. Throws `journey-loop` when it goes in circles without waiting.
 */
export function advance(journey: Journey, enrollment: Enrollment, trigger: Trigger, context: AdvanceContext): Advanced {
  const walk = new Walk(journey, enrollment, context);
  if (enrollment.status === 'running') {
    if (trigger.kind === 'event') see(walk, trigger.event);
    else if (trigger.kind === 'due') wake(walk);
    else if (trigger.ready) walk.goOn(journey.first);
    else walk.exit('not_ready', 'enter', 'entry conditions do not hold');
  }
  keepStopDue(walk);
  return { enrollment: walk.enrollment, effects: walk.effects, runs: walk.runs };
}

/** An event: it sets anchors and answers, may stop the journey, end a wait, or be kept for an await to come. */
function see(walk: Walk, event: JourneyEvent): void {
  const own = event.properties.enrollment === walk.enrollment.id;
  const task = event.name === 'task.completed' && own ? event.properties : undefined;
  const anchors = anchorsOf(walk.journey, event, walk.at);
  if (anchors !== undefined) walk.set({ anchors: { ...walk.enrollment.anchors, ...anchors } });
  if (task !== undefined) keepAnswers(walk, task);
  if (walk.stopped()) return;
  const { waiting } = walk.enrollment;
  // A person called the task off: the journey goes on without what it would have brought.
  const cancelled = event.name === 'task.cancelled';
  if (waiting?.for === 'task' && event.properties.task === waiting.task && (task !== undefined || cancelled)) {
    afterTask(walk, waiting, cancelled ? 'cancelled' : 'done');
    return;
  }
  const name = task === undefined ? event.name : `task:${String(task.kind)}`;
  const seen = withEvent(walk.journey, walk.enrollment, { key: event.key, name, at: walk.at });
  if (seen !== walk.enrollment.seen) walk.set({ seen });
  if (waiting?.for === 'events') tryEvents(walk, waiting);
  if (waiting?.for === 'condition') tryCondition(walk, waiting);
}

/** Its time has come: whatever of its wait is due by now happens. */
function wake(walk: Walk): void {
  if (walk.stopped()) return;
  const { waiting } = walk.enrollment;
  if (waiting?.for === 'moment' && waiting.due <= walk.at) {
    walk.endWait();
    walk.goFrom(waiting.step, waiting.begun === true ? 'waited' : 'due');
  }
  if (waiting?.for === 'condition') tryCondition(walk, waiting);
  if (waiting?.for === 'events') passTime(walk, waiting);
}

function afterTask(walk: Walk, { step: id }: Waiting, did: string): void {
  const step = walk.step(id);
  walk.record(step, did);
  walk.endWait();
  walk.goOn(step.next);
}

function tryCondition(walk: Walk, waiting: Extract<Waiting, { for: 'condition' }>): void {
  const before = walk.enrollment;
  walk.endWait();
  walk.goFrom(waiting.step, 'waited');
  const { waiting: after, runs } = walk.enrollment;
  // Most looks find what they found before: then nothing is to be written.
  if (after?.for === 'condition' && runs === before.runs && after.step === waiting.step && after.due === waiting.due)
    walk.enrollment = before;
}

/** A stop may come true by time alone: it is looked at again then, whatever the journey waits for. */
function keepStopDue(walk: Walk): void {
  if (walk.enrollment.status !== 'running' || walk.enrollment.stopDue === walk.stopDue) return;
  const { stopDue: _, ...rest } = walk.enrollment;
  walk.enrollment = walk.stopDue === undefined ? rest : { ...rest, stopDue: walk.stopDue };
}

function keepAnswers(walk: Walk, { form, answers }: JsonObject): void {
  if (typeof form !== 'string' || answers === null || typeof answers !== 'object' || Array.isArray(answers)) return;
  walk.set({ answers: { ...walk.enrollment.answers, [form]: answers as JsonObject } });
}
