import type { Stage, Step } from '#pure/playbook';
import type { Waiting } from './enrollment.ts';
import { stageOf } from './stage.ts';
import type { Trail, Walking } from './trail.ts';

/** Whether a step may be come to: a stage is left for another once all that it needs is done, save by exit. */
export function mayLeaveFor(trail: Trail, step: Step): boolean {
  const stage = stageOf(trail.journey, trail.enrollment.stage);
  if (stage === undefined || stage.id === step.stage || step.kind === 'exit' || stage.doneWhen.length === 0)
    return true;
  const reader = trail.reader();
  const { checks = [] } = trail.enrollment;
  const open = stage.doneWhen.filter((one) =>
    'check' in one ? !checks.includes(one.check) : one.when.evaluate(reader) !== true,
  );
  if (open.length === 0) return true;
  const due = open.some((one) => 'when' in one) ? reader.until() : undefined;
  trail.wait({ for: 'criteria', step: step.id, ...(due === undefined ? {} : { due }) });
  return false;
}

/** A stage that waits to be left is left once all that it needs is done. */
export function tryCriteria(walk: Walking, waiting: Extract<Waiting, { for: 'criteria' }>): void {
  const before = walk.enrollment;
  const stage = stageOf(walk.journey, before.stage);
  if (stage === undefined || mayLeaveFor(walk, walk.step(waiting.step))) {
    walk.push(before.stage ?? '', 'all that it needs is done', walk.saw(whensOf(stage)));
    walk.endWait();
    walk.goFrom(waiting.step, 'before');
    return;
  }
  const { waiting: after } = walk.enrollment;
  if (after?.for === 'criteria' && after.due === waiting.due) walk.enrollment = before;
}

const whensOf = (stage: Stage | undefined) =>
  (stage?.doneWhen ?? []).flatMap((one) => ('when' in one ? [one.when] : []));
