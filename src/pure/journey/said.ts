import type { Journey, Step, StepId } from '#pure/playbook';
import type { Enrollment, Waiting } from './enrollment.ts';
import type { Trail } from './trail.ts';

/** The message that a step sends or tells; undefined for steps that say nothing. */
export function messageOf(step: Step | undefined): string | undefined {
  return step?.kind === 'email' || step?.kind === 'notify' ? step.message : undefined;
}

/**
 * Whether a step would say again what was said before the enrollment was moved to this version. What risks and `on exit`
 * say (they stand in no stage) is said each time.
 */
export function wasSaid({ enrollment: { said } }: Trail, step: Step): boolean {
  const message = messageOf(step);
  return message !== undefined && step.stage !== '' && said?.includes(message) === true;
}

/** The first step from here on that says nothing which was said before the move; undefined: the journey ends before it. */
export function skipSaid(trail: Trail, from: StepId): StepId | undefined {
  let at: StepId | undefined = from;
  const passed = new Set<StepId>();
  while (at !== undefined && !passed.has(at) && wasSaid(trail, trail.step(at))) {
    passed.add(at);
    at = trail.step(at).next;
  }
  return at;
}

/** What an enrollment has said that its own version would not say again: a loop on which it stands may. */
export function saidBy(journey: Journey, { visits, waiting, said = [] }: Enrollment): string[] {
  const again = waiting === undefined ? new Set<StepId>() : ahead(journey, waiting);
  const told = Object.keys(visits).flatMap((id) => (again.has(id) ? [] : (messageOf(journey.steps[id]) ?? [])));
  return [...new Set([...said, ...told])].sort();
}

/** The steps to which a journey may still come from one. */
function ahead({ steps, stages }: Journey, waiting: Waiting): ReadonlySet<StepId> {
  const found = new Set<StepId>();
  const step = steps[waiting.step];
  // Of the follow-ups beside the wait itself, those that have run are behind.
  const left = waiting.for === 'events' ? waiting.meanwhile.map(({ index }) => index) : [];
  const meanwhile = step?.kind === 'await' ? step.meanwhile.filter((_, index) => left.includes(index)) : [];
  const now = step?.kind === 'await' ? { ...step, meanwhile } : step;
  const open = [...waysFrom(now), ...stages.flatMap(({ on }) => on.map(({ step }) => step))];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...waysFrom(steps[id]));
  }
  return found;
}

function waysFrom(step: Step | undefined): StepId[] {
  if (step === undefined) return [];
  const next = step.next === undefined ? [] : [step.next];
  switch (step.kind) {
    case 'await':
      return [...next, ...Object.values(step.then), ...step.meanwhile.map((follow) => follow.step)];
    case 'choose':
      return [...next, ...step.cases.map(({ to }) => to), ...(step.otherwise === undefined ? [] : [step.otherwise])];
    case 'split':
      return [...next, ...step.arms.flatMap(({ to }) => to ?? [])];
    case 'exit':
      return [];
    default:
      return next;
  }
}
