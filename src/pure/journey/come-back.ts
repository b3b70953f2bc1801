import type { Trail } from './trail.ts';

/** The time of one that was left `again` has come: that is told once, and its journey may enter on it. */
export function comeBack(trail: Trail): void {
  const { again, ...rest } = trail.enrollment;
  if (again === undefined || again.at > trail.at) return;
  trail.enrollment = rest;
  const { from } = again;
  trail.tell('follow_up.due', { playbook: rest.playbook, ...(from === undefined ? {} : { from }) });
}
