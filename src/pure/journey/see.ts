import type { JsonObject } from '#base';
import { anchorsOf } from './anchors.ts';
import { askAgain } from './ask-again.ts';
import { tryEvents } from './await.ts';
import { isForeign } from './own-documents.ts';
import { askLater } from './put-off.ts';
import { withEvent } from './seen-events.ts';
import { moveWindow, stageOf } from './stage.ts';
import type { Walking } from './trail.ts';
import type { JourneyEvent } from './trigger.ts';

/**
 * An event, which happened at `at`: it sets anchors and answers, may stop the journey, set off steps of the stage's `on`, end a wait, or be kept
 * for an await to come.
 */
export function see(walk: Walking, arrived: JourneyEvent, at = walk.at): void {
  // To this run it has no name: facts may have changed by it, and nothing more.
  const event = isForeign(walk.journey, walk.enrollment, arrived) ? { ...arrived, name: '' } : arrived;
  const { properties } = event;
  const own = properties.enrollment === walk.enrollment.id;
  const task = event.name === 'task.completed' && own ? properties : undefined;
  const name = task === undefined ? event.name : `task:${String(task.kind)}`;
  keepGoal(walk, event.name);
  const anchors = anchorsOf(walk.journey, event, at, walk.context.startOfDay, name);
  if (anchors !== undefined) {
    walk.set({ anchors: { ...walk.enrollment.anchors, ...anchors } });
    moveWindow(walk, anchors);
  }
  if (task !== undefined) keepAnswers(walk, task);
  if (own && event.name === 'stage.checked') keepCheck(walk, properties.check);
  if (walk.stopped()) return;
  setOff(walk, event, name);
  if (walk.enrollment.status !== 'running' || endsStep(walk, event, task !== undefined)) return;
  const seen = withEvent(walk.journey, walk.enrollment, { key: event.key, name, at, properties });
  if (seen !== walk.enrollment.seen) walk.set({ seen });
  const { waiting } = walk.enrollment;
  if (waiting?.for === 'events') tryEvents(walk, waiting);
  if (walk.enrollment.waiting === waiting) askAgain(walk, waiting);
  askLater(walk);
}

/** The goal is counted once, and ends nothing. */
function keepGoal(walk: Walking, name: string): void {
  if (name === walk.journey.goal && walk.enrollment.reachedGoalAt === undefined) walk.set({ reachedGoalAt: walk.at });
}

/** Steps of the stage's `on`; in their expressions `event` is the one that sets them off. */
function setOff(walk: Walking, event: JourneyEvent, name: string): void {
  const { properties } = event;
  const inForce = { name: event.name, properties };
  for (const on of stageOf(walk.journey, walk.enrollment.stage)?.on ?? []) {
    if (walk.enrollment.status !== 'running' || (on.event !== event.name && on.event !== name)) continue;
    const { event: before } = walk.enrollment;
    const read = walk.context.readerFor({ ...walk.enrollment, event: inForce });
    if (on.when !== undefined && on.when.evaluate(read) !== true) continue;
    walk.set({ event: inForce });
    walk.beside(walk.step(on.step));
    walk.set({ event: before });
  }
}

/** Whether the event is what a step waits for: its task's end, or the approval of its document. */
function endsStep(walk: Walking, { name, properties }: JourneyEvent, isTask: boolean): boolean {
  const { waiting } = walk.enrollment;
  // A person called the task off: the journey goes on without what it would have brought.
  const isCancelled = name === 'task.cancelled';
  if (waiting?.for === 'task' && properties.task === waiting.task && (isTask || isCancelled)) {
    after(walk, waiting.step, isCancelled ? 'cancelled' : 'done');
    return true;
  }
  if (waiting?.for !== 'review' || properties.id !== waiting.document) return false;
  const step = walk.step(waiting.step);
  if (step.kind !== 'document' || name !== `${step.document}.approved`) return false;
  after(walk, step.id, 'approved');
  return true;
}

function after(walk: Walking, id: string, did: string): void {
  const step = walk.step(id);
  walk.record(step, did);
  walk.endWait();
  walk.goOn(step.next);
}

function keepAnswers(walk: Walking, { form, answers }: JsonObject): void {
  if (typeof form !== 'string' || answers === null || typeof answers !== 'object' || Array.isArray(answers)) return;
  walk.set({ answers: { ...walk.enrollment.answers, [form]: answers as JsonObject } });
}

function keepCheck(walk: Walking, check: JsonObject[string] | undefined): void {
  const { checks = [] } = walk.enrollment;
  const asked = walk.journey.stages.some(({ doneWhen }) =>
    doneWhen.some((one) => 'check' in one && one.check === check),
  );
  if (typeof check === 'string' && asked && !checks.includes(check)) walk.set({ checks: [...checks, check] });
}
