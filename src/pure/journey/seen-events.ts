import type { AwaitStep, Journey } from '#pure/playbook';
import type { Enrollment, SeenEvent } from './enrollment.ts';

/** Of one name, this many are kept: the oldest, which are used first, and the newest, which every `since:` lets in. */
const KEPT_OF_ONE_NAME = 10;

/** The events that some await of the journey may still use. */
export function usableEvents(journey: Journey, enrollment: Enrollment): readonly SeenEvent[] {
  const usable = enrollment.seen.filter((seen) =>
    awaitsIn(journey, seen.name).some((s) => mayUse(s, enrollment, seen)),
  );
  return usable.length === enrollment.seen.length ? enrollment.seen : usable;
}

/** The same with one more; the same list where no await may ever use it. */
export function withEvent(journey: Journey, enrollment: Enrollment, event: SeenEvent): readonly SeenEvent[] {
  const { seen } = enrollment;
  if (!awaitsIn(journey, event.name).some((step) => mayUse(step, enrollment, event))) return seen;
  const kept = [...usableEvents(journey, enrollment), event];
  const same = kept.filter(({ name }) => name === event.name);
  const crowded = same.length > KEPT_OF_ONE_NAME ? same.at(-2) : undefined;
  return crowded === undefined ? kept : kept.filter((one) => one !== crowded);
}

/** What happened since the stage began, or since a step that has run. */
export function mayUse(step: AwaitStep, { stage, stageStartedAt, ranAt }: Enrollment, seen: SeenEvent): boolean {
  const since = step.since === undefined ? undefined : ranAt[step.since];
  if (since !== undefined) return seen.at >= since;
  return step.stage === stage && seen.at >= stageStartedAt;
}

const awaits = new WeakMap<Journey, ReadonlyMap<string, readonly AwaitStep[]>>();

/** Steps that await an event of this name. */
function awaitsIn(journey: Journey, event: string): readonly AwaitStep[] {
  let byEvent = awaits.get(journey);
  if (byEvent === undefined) {
    const found = new Map<string, AwaitStep[]>();
    for (const step of Object.values(journey.steps)) {
      if (step.kind !== 'await') continue;
      for (const name of new Set(step.events)) found.set(name, [...(found.get(name) ?? []), step]);
    }
    awaits.set(journey, found);
    byEvent = found;
  }
  return byEvent.get(event) ?? [];
}
