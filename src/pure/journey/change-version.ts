import type { Instant } from '#base';
import type { AwaitStep, Journey, Moment, Step, StepId } from '#pure/playbook';
import { tryEvents } from './await.ts';
import type { Enrollment, FollowUp, Waiting } from './enrollment.ts';
import { messageOf, saidBy, skipSaid } from './said.ts';
import { usableEvents } from './seen-events.ts';
import { enterStage, setWindow, stageOf } from './stage.ts';
import type { Walking } from './trail.ts';
import { wake } from './wake.ts';

/** How a running enrollment comes into another version of its journey. */
export interface VersionChange {
  /** The journey as it is in the version that is left. */
  readonly from: Journey;
  readonly version: string;
  /** By step of that version, the one that takes its place; one that is not here goes on under its own id. */
  readonly steps: Readonly<Record<StepId, StepId>>;
}

type Renamed = (step: StepId) => StepId;

const renamed =
  (steps: VersionChange['steps']): Renamed =>
  (step) =>
    Object.hasOwn(steps, step) ? (steps[step] ?? step) : step;

/** The step of a journey at which an enrollment would stand after such a change; undefined: none takes the place of its own. */
export function placeIn(journey: Journey, { waiting }: Enrollment, steps: VersionChange['steps']): StepId | undefined {
  const place = waiting === undefined ? undefined : renamed(steps)(waiting.step);
  return place !== undefined && Object.hasOwn(journey.steps, place) && journey.steps[place]?.stage !== ''
    ? place
    : undefined;
}

/**
 * Puts an enrollment into the version that the walk's journey is of. It keeps its task, its document and what it has
 * seen; limits and follow-ups are those of the new version, counted from when the wait began. What it has told somebody
 * already is not told again because of the move. Where no step takes the place of its own, nothing changes; what is
 * paused does nothing before it goes on.
 */
export function changeVersion(walk: Walking, change: VersionChange): void {
  const { enrollment: before, journey } = walk;
  const { waiting } = before;
  const place = placeIn(journey, before, change.steps);
  if (waiting === undefined || place === undefined) return;
  const after = renamed(change.steps);
  walk.enrollment = { ...carried(before, change, journey, after), version: change.version };
  walk.push(place, `moved to version ${change.version}`, {});
  withdrawGone(walk, before, change.from, after);
  comeToStage(walk, before, change.from, after, walk.step(place), waiting);
  walk.set({ seen: usableEvents(journey, walk.enrollment) });
  const next = skipSaid(walk, place);
  const anew: Waiting | undefined =
    walk.isHalted && next !== undefined ? { for: 'moment', step: next, due: walk.at, anew: true } : undefined;
  const kept = keptWait(walk, waiting, walk.step(place), change.from, after) ?? anew;
  walk.endWait();
  if (kept === undefined) walk.goOn(next);
  else {
    walk.wait(kept);
    if (walk.isHalted) return;
    if (kept.for === 'events') tryEvents(walk, kept);
    if (walk.enrollment.waiting === kept) wake(walk);
  }
}

/** Counts, times and ways of steps go over to those that take their place. */
function carried(before: Enrollment, { from }: VersionChange, journey: Journey, after: Renamed): Enrollment {
  const over = <T>(values: Readonly<Record<StepId, T>>, join: (a: T, b: T) => T): Record<StepId, T> => {
    const joined: Record<StepId, T> = {};
    for (const [step, value] of Object.entries(values)) {
      // Under both names: no visit may get a number, and by it an id, that one has had.
      for (const name of new Set([step, after(step)])) {
        const other = joined[name];
        joined[name] = other === undefined ? value : join(other, value);
      }
    }
    return joined;
  };
  const risks = before.risks?.filter((risk) => journey.risks.some((one) => one.risk === risk));
  const later = before.later?.flatMap((one) =>
    journey.steps[after(one.step)]?.kind === 'email' ? [{ ...one, step: after(one.step) }] : [],
  );
  const { risks: _, later: __, ...rest } = before;
  return {
    ...rest,
    visits: over(before.visits, Math.max),
    ranAt: over(before.ranAt, Math.max),
    outcomes: over(before.outcomes, (a) => a),
    said: saidBy(from, before),
    ...(risks === undefined ? {} : { risks }),
    ...(later === undefined || later.length === 0 ? {} : { later }),
  };
}

/** Tasks of steps that are there no more are nobody's work any more, but for those that stay. */
function withdrawGone(walk: Walking, before: Enrollment, from: Journey, after: Renamed): void {
  for (const [id, visit] of Object.entries(before.visits)) {
    const step = from.steps[id];
    const next = walk.journey.steps[after(id)];
    const asks = step?.kind === 'task' || (step?.kind === 'document' && step.review !== undefined);
    if (!asks || next?.kind === step.kind || (step.kind === 'task' && step.stays)) continue;
    const payload = { step: id, reason: 'not in the new version of the playbook' };
    walk.effect('task.cancel', `${id}.moved`, visit, payload);
  }
}

/** A stage that was only renamed goes on; one that is another begins now. */
function comeToStage(
  walk: Walking,
  before: Enrollment,
  from: Journey,
  after: Renamed,
  place: Step,
  waiting: Waiting,
): void {
  const { journey } = walk;
  const old = stageOf(from, before.stage);
  const heir = stageOf(journey, old?.id) ?? stageOf(journey, journey.steps[after(old?.first ?? '')]?.stage);
  // Who waits to leave a stage stands in it, not in that of the step that is to come.
  const stands = waiting.for === 'criteria' ? heir?.id : place.stage;
  if (old === undefined || stands === undefined || heir?.id !== stands) {
    enterStage(walk, stands ?? place.stage);
    return;
  }
  const wasTold = old.window !== undefined && before.overdueAt === undefined;
  const { overdueAt: _, ...rest } = walk.enrollment;
  walk.enrollment = { ...rest, stage: stands };
  if (!wasTold) setWindow(walk);
}

/** The wait as the new step has it; undefined: it does something else, and is come to anew. */
function keptWait(walk: Walking, waiting: Waiting, step: Step, from: Journey, after: Renamed): Waiting | undefined {
  const old = from.steps[waiting.step];
  const { at } = walk;
  switch (waiting.for) {
    case 'moment':
      return waiting.begun === true ? keptPause(walk, waiting, step, old) : keptMoment(waiting, step, old);
    case 'condition':
      return step.kind === 'wait' && step.until.kind === 'expression'
        ? { for: 'condition', step: step.id, due: at }
        : undefined;
    case 'task':
      return step.kind === 'task' && step.wait ? { ...waiting, step: step.id } : undefined;
    case 'review':
      // What is approved is told by the document's name.
      return step.kind === 'document' && old?.kind === 'document' && step.document === old.document
        ? { ...waiting, step: step.id }
        : undefined;
    case 'speech':
      return step.kind === 'email' && (messageOf(old) === step.message || skipSaid(walk, step.id) === step.id)
        ? { ...waiting, step: step.id, due: at }
        : undefined;
    case 'criteria':
      return { for: 'criteria', step: step.id, due: at };
    case 'events':
      return step.kind === 'await' && old?.kind === 'await' ? keptAwait(walk, waiting, step, old, after) : undefined;
  }
}

type Moments = Extract<Waiting, { for: 'moment' }>;

function keptMoment(waiting: Moments, step: Step, old: Step | undefined): Waiting | undefined {
  const isSame = JSON.stringify(step.at) === JSON.stringify(old?.at) && step.kind === old?.kind;
  return isSame ? { ...waiting, step: step.id } : undefined;
}

function keptPause(walk: Walking, waiting: Moments, step: Step, old: Step | undefined): Waiting | undefined {
  if (step.kind !== 'wait' || old?.kind !== 'wait') return undefined;
  if (step.until.kind === 'expression') return { for: 'condition', step: step.id, due: walk.at };
  const isSame = JSON.stringify(step.until) === JSON.stringify(old.until);
  const due = isSame ? waiting.due : fromBegin(walk, step.until, step.id);
  return { for: 'moment', step: step.id, due: due ?? walk.at, begun: true };
}

/** A moment of a wait that began when its step last ran; undefined: what it counts from is not known. */
function fromBegin(walk: Walking, moment: Moment, step: StepId): Instant | undefined {
  const { context, enrollment, at } = walk;
  if (moment.kind === 'in') return context.plus(enrollment.ranAt[step] ?? at, moment.offset);
  const resolved = context.resolve(moment, enrollment);
  return typeof resolved === 'number' ? resolved : undefined;
}

function keptAwait(
  walk: Walking,
  waiting: Extract<Waiting, { for: 'events' }>,
  step: AwaitStep,
  old: AwaitStep,
  after: Renamed,
): Waiting {
  const deadline = limitOf(walk, waiting, step, old);
  const meanwhile = step.meanwhile.flatMap((follow, index): FollowUp[] => {
    const earlier = old.meanwhile.findIndex((one) => after(one.step) === follow.step);
    const left = waiting.meanwhile.find((one) => one.index === earlier);
    // It has run already, or it says what has been said.
    if (left === undefined && (earlier >= 0 || skipSaid(walk, follow.step) !== follow.step)) return [];
    if (left?.since !== undefined) return [{ ...left, index }];
    const isSame = left !== undefined && JSON.stringify(old.meanwhile[earlier]?.at) === JSON.stringify(follow.at);
    const due = isSame ? left.due : followUpDue(walk, follow, step.id);
    // One that is new and whose time has passed is not made up for.
    if (due === undefined || (left === undefined && due < walk.at)) return [];
    return [{ index, due: Math.max(due, walk.at) }];
  });
  return { for: 'events', step: step.id, meanwhile, ...(deadline === undefined ? {} : { deadline }) };
}

function followUpDue(walk: Walking, follow: AwaitStep['meanwhile'][number], wait: StepId): Instant | undefined {
  const step = walk.step(follow.step);
  const due = fromBegin(walk, follow.at, wait);
  return due === undefined || step.kind !== 'email' ? due : walk.context.permitted(step, due);
}

function limitOf(
  walk: Walking,
  waiting: Extract<Waiting, { for: 'events' }>,
  step: AwaitStep,
  old: AwaitStep,
): Instant | undefined {
  const limit = ({ for: length, until }: AwaitStep): string => JSON.stringify([length, until]);
  if (limit(step) === limit(old)) return waiting.deadline;
  if (step.for !== undefined) return walk.context.plus(walk.enrollment.ranAt[step.id] ?? walk.at, step.for);
  return step.until === undefined ? undefined : fromBegin(walk, step.until, step.id);
}
