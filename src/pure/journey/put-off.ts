import type { EmailStep } from '#pure/playbook';
import type { Held, LaterMessage } from './enrollment.ts';
import { isStill, speak } from './speak.ts';
import type { Trail } from './trail.ts';

/** Sends a message of a step that holds nothing, or puts it off until it may leave. */
export function speakBeside(trail: Trail, step: EmailStep): void {
  const held = speak(trail, step);
  const { event, later = [] } = trail.enrollment;
  if (held !== 'gone') keep(trail, [...later, { step: step.id, event, ...held }]);
}

/** Messages that were put off are asked again. */
export function askLater(trail: Trail): void {
  const { later = [] } = trail.enrollment;
  const left = later.flatMap((one) => {
    const step = trail.step(one.step);
    if (step.kind !== 'email') return [];
    const held = speakOf(trail, step, one);
    if (held === 'gone') return [];
    return [isStill(one, held) ? one : { ...one, ...held }];
  });
  if (left.length < later.length || left.some((one, index) => one !== later[index])) keep(trail, left);
}

/** Speaks while `event` is the one that set the message off. */
function speakOf(trail: Trail, step: EmailStep, one: LaterMessage): Held | 'gone' {
  const before = trail.enrollment;
  const meanwhile = { ...before, event: one.event };
  trail.enrollment = meanwhile;
  const held = speak(trail, step, one);
  trail.enrollment = trail.enrollment === meanwhile ? before : { ...trail.enrollment, event: before.event };
  return held;
}

function keep(trail: Trail, left: readonly LaterMessage[]): void {
  const { later: _, ...rest } = trail.enrollment;
  trail.enrollment = left.length === 0 ? rest : { ...rest, later: left };
}
