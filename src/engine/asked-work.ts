import type { Enrollment } from '#pure/journey';
import type { Playbook, Step } from '#pure/playbook';

/** Whether a run of a journey may have given somebody work. */
export function hasAsked(playbook: Playbook, { journey, visits }: Enrollment): boolean {
  const steps = playbook.journeys[journey]?.steps ?? {};
  return Object.keys(visits).some((step) => mayAsk(playbook, steps[step]));
}

/** By itself, or by what a person looks at before it leaves. */
function mayAsk({ messages }: Playbook, step: Step | undefined): boolean {
  if (step?.kind === 'email') return messages[step.message]?.reviewBy !== undefined;
  return step?.kind === 'task' || step?.kind === 'document';
}
