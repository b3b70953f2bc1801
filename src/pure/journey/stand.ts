import type { Enrollment } from './enrollment.ts';
import type { Trail } from './trail.ts';

/** Keeps since when it stands at the step where it waits; a step that is come to again begins anew. */
export function keepStanding(trail: Trail, before: Enrollment): void {
  const { enrollment: after } = trail;
  const step = after.waiting?.step;
  if (step === undefined || after === before) return;
  const isSame =
    step === before.waiting?.step && (visitsOf(after, step) < 2 || visitsOf(after, step) === visitsOf(before, step));
  if (!isSame || after.standsSince === undefined) trail.set({ standsSince: trail.at });
}

const visitsOf = ({ visits }: Enrollment, step: string): number => visits[step] ?? 0;
