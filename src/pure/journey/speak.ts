import { isoInstant } from '#base';
import type { EmailStep } from '#pure/playbook';
import { LONGEST_HOLD } from './arbiter.ts';
import type { Held, Waiting } from './enrollment.ts';
import { wasSaid } from './said.ts';
import type { Trail, Walking } from './trail.ts';

/**
 * Sends a message if it may leave. If it may not, it is held, which is told once for each reason; after 7 days it is
 * dropped, and a person is asked.
 */
export function speak(trail: Trail, step: EmailStep, held?: Partial<Held>): Held | 'gone' {
  if (wasSaid(trail, step)) {
    trail.visit(step, false);
    trail.record(step, `${step.message} was sent before the move to this version`);
    return 'gone';
  }
  const { at, context } = trail;
  const { since = at, told = [] } = held ?? {};
  const speech = context.maySpeak(trail.enrollment, step, since);
  if (speech.may) {
    const visit = trail.visit(step);
    trail.record(step, `sends ${step.message}`);
    trail.effect('email', step.id, visit, { message: step.message });
    return 'gone';
  }
  const { reason } = speech;
  const limit = since + LONGEST_HOLD;
  if (at >= limit) {
    // It has not been said: that a step was dropped must not look like a message of this journey.
    const visit = trail.visit(step, false);
    trail.record(step, `dropped: ${reason}`, ...gateOf(trail));
    trail.effect('email.drop', step.id, visit, { message: step.message, reason });
    return 'gone';
  }
  const due = Math.min(speech.until, limit);
  if (told.includes(reason)) return { since, due, why: reason, told };
  tellHeld(trail, step, reason, due);
  return { since, due, why: reason, told: [...told, reason] };
}

function tellHeld(trail: Trail, step: EmailStep, reason: string, due: number): void {
  const visit = (trail.enrollment.visits[step.id] ?? 0) + 1;
  const id = trail.context.taskId(trail.enrollment, step.id, visit);
  trail.record(step, `held: ${reason}`, ...gateOf(trail));
  trail.tell('email.held', { id, message: step.message, reason, until: isoInstant(due) });
}

const gateOf = ({ journey }: Trail) => (journey.gate === undefined ? [] : [journey.gate]);

/** Whether a message is held as it was before. */
export function isStill(before: Partial<Held>, { due, why }: Held): boolean {
  return before.due === due && before.why === why;
}

/** A journey that waits for its message to be let go goes on once it is, or once it is dropped. */
export function trySpeech(walk: Walking, waiting: Extract<Waiting, { for: 'speech' }>): void {
  const step = walk.step(waiting.step);
  if (step.kind !== 'email') return;
  const held = speak(walk, step, waiting);
  if (held === 'gone') {
    walk.endWait();
    walk.goOn(step.next);
  } else if (!isStill(waiting, held)) walk.wait({ for: 'speech', step: step.id, ...held });
}
