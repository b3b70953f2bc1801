import type { Expression, FactRef } from '#pure/expression';
import type { Journey } from '#pure/playbook';
import type { Enrollment } from './enrollment.ts';

type RefOf<K extends FactRef['kind']> = Extract<FactRef, { kind: K }>;

/** `happened("email.replied", "proposal.sent")` for an enrollment; without a second name: since its stage began. */
export function happened(enrollment: Enrollment, { event, since }: RefOf<'happened'>): boolean {
  const { anchors, stageStartedAt } = enrollment;
  const at = anchors[event];
  const from = since === undefined ? stageStartedAt : anchors[since];
  return at !== undefined && from !== undefined && at >= from;
}

/** `visits("check_in")` for an enrollment: how often the step has run. */
export function visitsOf({ visits }: Enrollment, { step }: RefOf<'visits'>): number {
  return visits[step] ?? 0;
}

const asked = new WeakMap<Journey, ReadonlySet<string>>();

/** The events, and `task:<task>`, of which some expression of a journey asks whether they have happened. */
export function askedEvents(journey: Journey): ReadonlySet<string> {
  let events = asked.get(journey);
  if (events === undefined) {
    const found = new Set<string>();
    visitExpressions(journey, ({ refs }) => {
      for (const ref of refs) {
        if (ref.kind !== 'happened') continue;
        found.add(ref.event);
        if (ref.since !== undefined) found.add(ref.since);
      }
    });
    events = found;
    asked.set(journey, events);
  }
  return events;
}

/** Wherever expressions stand in a journey: one that were overlooked would find that nothing ever happened. */
function visitExpressions(part: unknown, see: (expression: Expression) => void): void {
  if (part === null || typeof part !== 'object') return;
  if (isExpression(part)) see(part);
  else for (const inner of Object.values(part)) visitExpressions(inner, see);
}

function isExpression(value: object): value is Expression {
  return 'evaluate' in value && typeof value.evaluate === 'function';
}
