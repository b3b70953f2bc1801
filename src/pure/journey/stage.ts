import type { Instant } from '#base';
import type { Journey, Stage } from '#pure/playbook';
import { usableEvents } from './seen-events.ts';
import type { Trail } from './trail.ts';

export function stageOf({ stages }: Journey, stage: string | undefined): Stage | undefined {
  return stages.find(({ id }) => id === stage);
}

/** Comes into a stage: its clock starts, and its window is known from then on. */
export function enterStage(trail: Trail, stage: string): void {
  if (trail.enrollment.stage === stage) return;
  const { at } = trail;
  const { overdueAt: _, ...rest } = trail.enrollment;
  const { stages = [] } = rest;
  trail.enrollment = {
    ...rest,
    stage,
    stages: stages.includes(stage) ? stages : [...stages, stage],
    stageStartedAt: at,
    anchors: { ...rest.anchors, 'stage.start': at },
  };
  trail.set({ seen: usableEvents(trail.journey, trail.enrollment) });
  setWindow(trail);
}

/** An event that the end of the stage's window counts from has come (again): the window is another. */
export function moveWindow(trail: Trail, anchors: Readonly<Record<string, Instant>>): void {
  const to = stageOf(trail.journey, trail.enrollment.stage)?.window?.to;
  if (to?.kind === 'anchor' && Object.hasOwn(anchors, to.anchor)) setWindow(trail);
}

/** The end of the window as the stage says it now. */
export function setWindow(trail: Trail): void {
  const window = stageOf(trail.journey, trail.enrollment.stage)?.window;
  const end = window === undefined ? undefined : trail.context.resolve(window.to, trail.enrollment);
  // Who comes into a stage after its window is late at once.
  if (typeof end === 'number') trail.set({ overdueAt: Math.max(end, trail.at) });
}

/** The window of the stage has passed and the stage has not been left: that is told once, and holds nothing. */
export function tellOverdue(trail: Trail): void {
  const { overdueAt, ...rest } = trail.enrollment;
  if (rest.status !== 'running' || overdueAt === undefined || overdueAt > trail.at) return;
  trail.enrollment = rest;
  trail.tell('stage.overdue', { stage: rest.stage ?? '' });
}
