import type { Input, Output } from '#web/api';

export type Preview = Output<'preview-publication'>;
export type InsideInput = NonNullable<Input<'publish-playbook'>['inside']>;
type Journey = Preview['inside'][number];
export type InsideStep = Journey['steps'][number];

/** What is chosen for those inside; `steps` by `keyOf`. */
export interface Choice {
  readonly what: 'finish' | 'move' | 'leave';
  readonly outcome: string;
  readonly steps: Readonly<Record<string, string>>;
}

/** A step is left as `finish`, with an outcome (`leave:<outcome>`), or for a step of the new version. */
export const FINISH = 'finish';
export const leaving = (outcome: string): string => `leave:${outcome}`;
export const NOTHING: Choice = { what: 'finish', outcome: '', steps: {} };

export const keyOf = ({ version, journey }: Journey, { step }: InsideStep): string => `${version} ${journey} ${step}`;

/** What becomes of those at a step: what was chosen, else the step that takes its place; undefined: to be decided. */
export function decided(choice: Choice, journey: Journey, step: InsideStep): string | undefined {
  return choice.steps[keyOf(journey, step)] ?? step.to;
}

/** How many stand where nothing is decided yet. */
export function undecided(choice: Choice, { inside }: Preview): number {
  if (choice.what !== 'move') return 0;
  return sum(inside.flatMap((journey) => journey.steps.filter((step) => decided(choice, journey, step) === undefined)));
}

export const sum = (steps: readonly InsideStep[]): number => steps.reduce((all, { count }) => all + count, 0);

export const countInside = ({ inside }: Preview): number => sum(inside.flatMap(({ steps }) => steps));

/** As the operation takes it: only what was chosen otherwise than by itself. */
export function insideInput(choice: Choice, { inside }: Preview): InsideInput {
  if (choice.what === 'finish') return { what: 'finish' };
  if (choice.what === 'leave') return { what: 'leave', outcome: choice.outcome };
  const steps = inside.flatMap((journey) =>
    journey.steps.flatMap((step) => {
      const chosen = choice.steps[keyOf(journey, step)];
      if (chosen === undefined) return [];
      const place = { version: journey.version, journey: journey.journey, step: step.step };
      if (chosen === FINISH) return [place];
      return [chosen.startsWith('leave:') ? { ...place, outcome: chosen.slice(6) } : { ...place, to: chosen }];
    }),
  );
  return { what: 'move', steps };
}
