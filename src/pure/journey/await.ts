import type { Instant } from '#base';
import type { AwaitStep } from '#pure/playbook';
import type { FollowUp, Waiting } from './enrollment.ts';
import { mayUse } from './seen-events.ts';
import { isStill, speak } from './speak.ts';
import type { Walking } from './trail.ts';

type WaitingForEvents = Extract<Waiting, { for: 'events' }>;

/** Starts to wait for events: what was seen already may end the wait at once. */
export function beginAwait(walk: Walking, step: AwaitStep): 'waits' {
  const meanwhile: FollowUp[] = [];
  step.meanwhile.forEach((follow, index) => {
    const beside = walk.step(follow.step);
    const mail = beside.kind === 'email' ? beside : undefined;
    const resolved = walk.context.resolve(follow.at, walk.enrollment, mail);
    // At the moved time, so that a reply before it drops the message.
    const due = typeof resolved === 'number' && mail !== undefined ? walk.context.permitted(mail, resolved) : resolved;
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

function deadlineOf(walk: Walking, step: AwaitStep): Instant | undefined {
  if (step.for !== undefined) return walk.context.plus(walk.at, step.for);
  const until = step.until === undefined ? undefined : walk.context.resolve(step.until, walk.enrollment);
  return typeof until === 'number' ? Math.max(until, walk.at) : undefined;
}

/** Ends the wait by the earliest event seen that it names; an event is used once, and is then what `event` means. */
export function tryEvents(walk: Walking, waiting: WaitingForEvents): void {
  const step = walk.step(waiting.step);
  if (step.kind !== 'await') return;
  const { enrollment } = walk;
  const hit = enrollment.seen.find((seen) => step.events.includes(seen.name) && mayUse(step, enrollment, seen));
  if (hit === undefined) return;
  const name = hit.name.startsWith('task:') ? 'task.completed' : hit.name;
  walk.set({
    seen: enrollment.seen.filter((seen) => seen !== hit),
    event: { name, properties: hit.properties },
  });
  walk.record(step, `got ${hit.name}`);
  leaveAwait(walk, step, hit.name);
}

/** Time passes for a wait: follow-ups that are due run, earliest first, then its limit may have come. */
export function passTime(walk: Walking, waiting: WaitingForEvents): void {
  const step = walk.step(waiting.step);
  if (step.kind !== 'await') return;
  followUp(
    walk,
    step,
    waiting.meanwhile.filter(({ due, since }) => due <= walk.at || since !== undefined),
  );
  if (waiting.deadline === undefined || waiting.deadline > walk.at || walk.enrollment.status !== 'running') return;
  walk.record(step, 'timed out');
  leaveAwait(walk, step, 'timeout');
}

/** Messages beside a wait that may not leave yet are asked again. */
export function askHeld(walk: Walking, waiting: WaitingForEvents): void {
  const step = walk.step(waiting.step);
  if (step.kind !== 'await') return;
  followUp(
    walk,
    step,
    waiting.meanwhile.filter(({ since }) => since !== undefined),
  );
}

/** Runs follow-ups beside a wait, earliest first: each is one step, which does not move the journey. */
function followUp(walk: Walking, { meanwhile }: AwaitStep, follows: readonly FollowUp[]): void {
  for (const follow of follows.toSorted((a, b) => a.due - b.due || a.index - b.index)) {
    const beside = meanwhile[follow.index];
    const { status, waiting } = walk.enrollment;
    if (beside === undefined || status !== 'running' || waiting?.for !== 'events') return;
    const left = runBeside(walk, beside, follow);
    if (left !== follow) replace(walk, follow, left);
  }
}

/** Gives what is left to do of it: a message may have to wait. */
function runBeside(
  walk: Walking,
  { step: id, when }: AwaitStep['meanwhile'][number],
  follow: FollowUp,
): FollowUp | undefined {
  const step = walk.step(id);
  if (when !== undefined && when.evaluate(walk.reader()) !== true) {
    walk.record(step, 'skipped', when);
    return undefined;
  }
  if (step.kind !== 'email') {
    walk.beside(step);
    return undefined;
  }
  const held = walk.stopped() ? 'gone' : speak(walk, step, follow);
  if (held === 'gone') return undefined;
  return isStill(follow, held) ? follow : { index: follow.index, ...held };
}

function replace(walk: Walking, follow: FollowUp, left: FollowUp | undefined): void {
  const { waiting } = walk.enrollment;
  if (waiting?.for !== 'events') return;
  const meanwhile = waiting.meanwhile.flatMap((one) => (one !== follow ? [one] : left === undefined ? [] : [left]));
  walk.wait({ ...waiting, meanwhile });
}

function leaveAwait(walk: Walking, step: AwaitStep, way: string): void {
  const waiting = walk.endWait();
  walk.set({ outcomes: { ...walk.enrollment.outcomes, [step.id]: way } });
  withdraw(walk, step, waiting);
  walk.goOn(step.then[way] ?? step.next);
}

/** Tasks that ran beside a wait are withdrawn once it has ended, but for those that stay. */
function withdraw(walk: Walking, step: AwaitStep, waiting: Waiting | undefined): void {
  const visit = walk.enrollment.visits[step.id] ?? 0;
  step.meanwhile.forEach((follow, index) => {
    const ran = waiting?.for === 'events' && !waiting.meanwhile.some((left) => left.index === index);
    const beside = walk.step(follow.step);
    if (!ran || beside.kind !== 'task' || beside.stays) return;
    walk.effect('task.cancel', `${step.id}.${follow.step}`, visit, { step: follow.step, reason: 'no longer needed' });
  });
}
