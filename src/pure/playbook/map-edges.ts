import type { Journey, Step, StepId } from './journey-definition.ts';

/** A way from one step to another; `to` absent: the journey ends there as `completed`. */
export interface Way {
  readonly from: StepId;
  readonly to?: StepId;
  readonly kind: 'next' | 'case' | 'otherwise' | 'event' | 'timeout' | 'arm';
  /** The condition of a case, the event that ends a wait, an arm and its weight. */
  readonly label?: string;
}

export type MapEdge = Way & { readonly to: StepId };

/** Every way of a journey that somebody may take, in the order of the steps given; asides lead nowhere. */
export function edgesOf(journey: Journey, steps: readonly Step[]): readonly Way[] {
  const aside = asides(journey);
  return steps.flatMap((step) => (aside.has(step.id) ? [] : waysOf(step)));
}

function asides({ steps, stages, onExit, risks }: Journey): ReadonlySet<StepId> {
  return new Set([
    ...Object.values(steps).flatMap((step) => (step.kind === 'await' ? step.meanwhile.map((one) => one.step) : [])),
    ...stages.flatMap(({ on }) => on.map(({ step }) => step)),
    ...Object.values(onExit).flat(),
    ...risks.flatMap(({ mitigation }) => mitigation),
  ]);
}

function waysOf(step: Step): Way[] {
  const from = step.id;
  const way = (kind: Way['kind'], to: StepId | undefined, label?: string): Way => ({
    from,
    kind,
    ...(to === undefined ? {} : { to }),
    ...(label === undefined ? {} : { label }),
  });
  switch (step.kind) {
    case 'exit':
      return [];
    case 'choose':
      return [
        ...step.cases.map(({ when, to }) => way('case', to, when.source)),
        way('otherwise', step.otherwise ?? step.next),
      ];
    case 'split':
      return step.arms.map(({ arm, weight, to }) => way('arm', to ?? step.next, `${arm} ${weight}%`));
    case 'await': {
      const isLimited = step.for !== undefined || step.until !== undefined;
      return together([
        ...step.events.map((event) => way('event', step.then[event] ?? step.next, event)),
        ...(isLimited ? [way('timeout', step.then.timeout ?? step.next)] : []),
      ]);
    }
    default:
      return [way('next', step.next)];
  }
}

/** Events that lead to the same step are one way. */
function together(ways: readonly Way[]): Way[] {
  const merged: Way[] = [];
  for (const one of ways) {
    const index = merged.findIndex(({ to, kind }) => to === one.to && kind === one.kind);
    const same = merged[index];
    if (same === undefined) merged.push(one);
    else merged[index] = { ...same, label: `${same.label ?? ''}, ${one.label ?? ''}` };
  }
  return merged;
}
