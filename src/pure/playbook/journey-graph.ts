import type { FactCatalog } from '#pure/expression';
import type { DoStep, Journey, Step, StepId } from './journey-definition.ts';
import type { Clock } from './journey-parts.ts';
import type { ProductCatalog } from './product-catalog.ts';

/** A way on from a step; without `to` the journey ends there. `sees`: events that have happened on this way. */
interface Way {
  readonly to?: StepId;
  readonly sees: readonly string[];
}

/** What may have happened when the journey comes to a step, for every step that it can come to. */
export interface Reached {
  readonly seen: ReadonlyMap<StepId, ReadonlySet<string>>;
  /** Whether a way ends without an exit. */
  readonly ends: boolean;
}

/** Follows every way from the first step on, until nothing new is found. */
export function followWays(journey: Ways, actions: ProductCatalog['actions']): Reached {
  const seen = new Map<StepId, Set<string>>([[journey.first, new Set(journey.enter.on)]]);
  for (const step of Object.values(journey.steps)) {
    // What comes back begins here, with nothing behind it but its day.
    if (step.kind !== 'exit' || step.again === undefined) continue;
    const from = step.again.from ?? journey.first;
    seen.set(from, (seen.get(from) ?? new Set()).add('follow_up.due'));
  }
  const queue: StepId[] = [...seen.keys()];
  let ends = false;
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const step = journey.steps[id];
    if (step === undefined) continue;
    for (const way of waysFrom(step, actions)) {
      if (way.to === undefined) {
        ends = true;
        continue;
      }
      const known = seen.get(way.to);
      const there = known ?? new Set<string>();
      const before = there.size;
      for (const event of [...(seen.get(id) ?? []), ...way.sees]) there.add(event);
      if (known === undefined) seen.set(way.to, there);
      if (known === undefined || there.size > before) queue.push(way.to);
    }
  }
  seeAsides(journey, seen);
  return { seen, ends };
}

/** What runs beside the ways: reactions of a stage that is come to, mitigation and what is done on exit at any time. */
function seeAsides({ steps, stages, onExit, risks }: Ways, seen: Map<StepId, Set<string>>): void {
  const seenIn = (stage?: string): Set<string> =>
    new Set(
      [...seen].flatMap(([id, events]) => (stage === undefined || steps[id]?.stage === stage ? [...events] : [])),
    );
  const everything = seenIn();
  for (const { id, first, on } of stages) {
    if (!seen.has(first)) continue;
    const there = seenIn(id);
    for (const { event, step } of on) seen.set(step, new Set([...there, event]));
  }
  for (const id of [...Object.values(onExit), ...risks.map(({ mitigation }) => mitigation)].flat())
    seen.set(id, everything);
}

type Ways = Pick<Journey, 'first' | 'steps' | 'enter' | 'stages' | 'onExit' | 'risks'>;

function waysFrom(step: Step, actions: ProductCatalog['actions']): Way[] {
  const next = (sees: readonly string[] = []): Way => (step.next === undefined ? { sees } : { to: step.next, sees });
  switch (step.kind) {
    case 'exit':
      return [];
    case 'choose':
      return [
        ...step.cases.map(({ to }) => ({ to, sees: [] })),
        step.otherwise === undefined ? next() : { to: step.otherwise, sees: [] },
      ];
    case 'email':
      return [next(['email.sent'])];
    case 'notify':
      return [next(['notification.made'])];
    case 'document':
      return [next([`${step.document}.drafted`, `${step.document}.approved`])];
    case 'split':
      return step.arms.map(({ to }) => (to === undefined ? next() : { to, sees: [] }));
    case 'task':
      return [next(step.wait ? ['task.created', 'task.completed'] : ['task.created'])];
    case 'do':
      return [next([...(actions[step.action]?.events ?? []), ...recorded(step, actions)])];
    case 'wait':
      return [next()];
    case 'await': {
      const limited = step.for !== undefined || step.until !== undefined;
      const skipped = step.when === undefined ? [] : [next()];
      // Steps beside a wait lead nowhere: the wait goes on.
      const beside = step.meanwhile.map((follow) => ({ to: follow.step, sees: [] }));
      return [...step.events, ...(limited ? ['timeout'] : [])]
        .map((event): Way => {
          const to = step.then[event];
          const sees = event === 'timeout' ? [] : [event.startsWith('task:') ? 'task.completed' : event];
          return to === undefined ? next(sees) : { to, sees };
        })
        .concat(beside, skipped);
    }
  }
}

/** The event that an action records by its name. */
function recorded(step: DoStep, actions: ProductCatalog['actions']): string[] {
  const takes = Object.entries(actions[step.action]?.with ?? {});
  return takes.flatMap(([name, { names }]) => {
    const event = step.with[name];
    return names === 'event' && typeof event === 'string' ? [event] : [];
  });
}

/** Why a moment's anchor cannot be known where a step stands; undefined when it can. */
export function whyNoStart({ moment }: Clock, seen: ReadonlySet<string>, catalog: FactCatalog): string | undefined {
  if (moment.kind !== 'anchor' || moment.anchor === 'entry' || moment.anchor === 'stage.start') return undefined;
  const { anchor } = moment;
  const fact = catalog.attributes[anchor];
  if (fact !== undefined) {
    if (fact.type === 'instant' || fact.type === 'date') return undefined;
    return `${anchor} is ${fact.type}: a time counts from an instant or a date`;
  }
  if (seen.has(anchor)) return undefined;
  const setters = Object.entries(catalog.events)
    .filter(([event, properties]) => event === anchor || isTimeOf(anchor, event, properties))
    .map(([event]) => event);
  if (setters.some((event) => seen.has(event))) return undefined;
  if (setters.length === 0 && catalog.steps?.includes(anchor))
    return `${anchor} is a step: count from an event that it brings about and that is awaited, such as proposal.sent`;
  if (setters.length === 0)
    return `nothing is called ${anchor}: count from entry, stage.start, an event, an instant or date of an event, or a fact that is a date`;
  return `nothing before this waits for ${setters.join(' or ')}, so ${anchor} may not be known here: await it first`;
}

/** `meeting.starts` is an instant of `meeting.booked`, `decision.follow_up_on` a date of `decision.recorded`. */
function isTimeOf(anchor: string, event: string, properties: Readonly<Record<string, string>>): boolean {
  const dot = event.lastIndexOf('.');
  const subject = event.slice(0, dot + 1);
  const type = properties[anchor.slice(subject.length)];
  return dot > 0 && anchor.startsWith(subject) && (type === 'instant' || type === 'date');
}
