import type { Instant } from '#base';
import type { AwaitStep, Step, StepId } from '#pure/playbook';
import type { Waiting } from './enrollment.ts';
import { mayUse } from './seen-events.ts';
import type { Trail } from './trail.ts';

/** A trail that can be walked on: to the next step, or by one step beside a wait. */
interface Walk extends Trail {
  goOn(step: StepId | undefined): void;
  run(step: Step, coming: 'due'): unknown;
}

type WaitingForEvents = Extract<Waiting, { for: 'events' }>;

/** Starts to wait for events: what was seen already may end the wait at once. */
export function beginAwait(walk: Walk, step: AwaitStep): 'waits' {
  const meanwhile: { index: number; due: Instant }[] = [];
  step.meanwhile.forEach((follow, index) => {
    const due = walk.context.resolve(follow.at, walk.enrollment);
    const beside = walk.step(follow.step);
    if (typeof due !== 'number') walk.record(beside, `no ${due.missing} yet: left out`);
    else if (due < walk.at && beside.late === 'skip') walk.record(beside, 'missed: its moment has passed');
    else meanwhile.push({ index, due: Math.max(due, walk.at) });
  });
  const deadline = deadlineOf(walk, step);
  const waiting: Waiting = { for: 'events', step: step.id, meanwhile, ...(deadline === undefined ? {} : { deadline }) };
  walk.wait(waiting);
  tryEvents(walk, waiting);
  return 'waits';
}

function deadlineOf(walk: Walk, step: AwaitStep): Instant | undefined {
  if (step.for !== undefined) return walk.context.plus(walk.at, step.for);
  const until = step.until === undefined ? undefined : walk.context.resolve(step.until, walk.enrollment);
  return typeof until === 'number' ? Math.max(until, walk.at) : undefined;
}

/** Ends the wait by the earliest event seen that it names; an event is used once. */
export function tryEvents(walk: Walk, waiting: WaitingForEvents): void {
  const step = walk.step(waiting.step);
  if (step.kind !== 'await') return;
  const { enrollment } = walk;
  const hit = enrollment.seen.find((seen) => step.events.includes(seen.name) && mayUse(step, enrollment, seen));
  if (hit === undefined) return;
  walk.set({ seen: enrollment.seen.filter((seen) => seen !== hit) });
  walk.record(step, `got ${hit.name}`);
  leaveAwait(walk, step, hit.name);
}

/** Time passes for a wait: follow-ups that are due run, earliest first, then its limit may have come. */
export function passTime(walk: Walk, waiting: WaitingForEvents): void {
  const step = walk.step(waiting.step);
  if (step.kind !== 'await') return;
  const due = waiting.meanwhile
    .filter((follow) => follow.due <= walk.at)
    .sort((a, b) => a.due - b.due || a.index - b.index);
  if (due.length > 0) {
    walk.set({ waiting: { ...waiting, meanwhile: waiting.meanwhile.filter((follow) => follow.due > walk.at) } });
    for (const { index } of due) followUp(walk, step, index);
  }
  if (waiting.deadline === undefined || waiting.deadline > walk.at || walk.enrollment.status !== 'running') return;
  walk.record(step, 'timed out');
  leaveAwait(walk, step, 'timeout');
}

/** A follow-up beside a wait: one step, which does not move the journey. */
function followUp(walk: Walk, { meanwhile }: AwaitStep, index: number): void {
  const follow = meanwhile[index];
  if (follow === undefined || walk.enrollment.status !== 'running') return;
  const beside = walk.step(follow.step);
  if (follow.when !== undefined && follow.when.evaluate(walk.reader()) !== true) {
    walk.record(beside, 'skipped', follow.when);
    return;
  }
  walk.run(beside, 'due');
}

function leaveAwait(walk: Walk, step: AwaitStep, way: string): void {
  const waiting = walk.endWait();
  walk.set({ outcomes: { ...walk.enrollment.outcomes, [step.id]: way } });
  withdraw(walk, step, waiting);
  walk.goOn(step.then[way] ?? step.next);
}

/** Tasks that ran beside a wait are withdrawn once it has ended. */
function withdraw(walk: Walk, step: AwaitStep, waiting: Waiting | undefined): void {
  const visit = walk.enrollment.visits[step.id] ?? 0;
  step.meanwhile.forEach((follow, index) => {
    const ran = waiting?.for === 'events' && !waiting.meanwhile.some((left) => left.index === index);
    if (!ran || walk.step(follow.step).kind !== 'task') return;
    walk.effect('task.cancel', `${step.id}.${follow.step}`, visit, { step: follow.step, reason: 'no longer needed' });
  });
}
