import type { EmailStep } from '#pure/playbook';
import type { Enrollment } from './enrollment.ts';
import { isStill, speak } from './speak.ts';
import type { Trail } from './trail.ts';

/** Sends a message of a step that holds nothing, or puts it off until it may leave. */
export function speakBeside(trail: Trail, step: EmailStep): void {
  const held = speak(trail, step);
  if (held !== 'gone') keep(trail, [...(trail.enrollment.later ?? []), { step: step.id, ...held }]);
}

/** Messages that were put off are asked again. */
export function askLater(trail: Trail): void {
  const { later = [] } = trail.enrollment;
  const left = later.flatMap((one) => {
    const step = trail.step(one.step);
    if (step.kind !== 'email') return [];
    const held = speak(trail, step, one);
    if (held === 'gone') return [];
    return [isStill(one, held) ? one : { ...one, ...held }];
  });
  if (left.length < later.length || left.some((one, index) => one !== later[index])) keep(trail, left);
}

function keep(trail: Trail, left: NonNullable<Enrollment['later']>): void {
  const { later: _, ...rest } = trail.enrollment;
  trail.enrollment = left.length === 0 ? rest : { ...rest, later: left };
}
